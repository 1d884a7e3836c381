import { OUR_DRIVERS, pause, withNode } from "./node-run.ts";
import { processUsage } from "./process-usage.ts";
import type { Report } from "./report.ts";
import { sunspecDevice, withSites } from "./simulated-sites.ts";
import { median } from "./statistics.ts";

/** A day of ten devices polled every 5 s, run through at the fastest pace drivers may ask for. */
const POLLS = (10 * 24 * 60 * 60) / 5;
const DEVICES = 50;
const POLL_MS = 100;
/** Until code is compiled and heaps have found their size. */
const WARM_UP_MS = 30_000;
const SAMPLE_MS = 5_000;
const MOST_MS = 20 * 60_000;

/** Whether a node's memory stays flat over a simulated day. */
export async function benchSoak(report: Report): Promise<void> {
  await withSites(DEVICES, async (ports) => {
    const devices = ports.map((port) => sunspecDevice(port, POLL_MS));
    await withNode({ devices, drivers: OUR_DRIVERS }, async ({ pid, subscriber }) => {
      let polls = 0;
      // Every poll of these devices tells one meter.
      subscriber.subscribe("gateways.*.devices.*.ders.meter.telemetry.json.v1", {
        callback: () => void polls++,
      });
      report.progress(`soak: ${POLLS.toLocaleString("en")} polls of ${DEVICES} devices, a day of ten at 5 s`);
      await pause(WARM_UP_MS);
      const samples: number[] = [];
      for (let waitedMs = 0; polls < POLLS && waitedMs < MOST_MS; waitedMs += SAMPLE_MS) {
        await pause(SAMPLE_MS);
        const usage = processUsage(pid);
        if (!usage) {
          report.progress("gateway.soak.growth: no /proc on this system, no figure");
          return;
        }
        samples.push(usage.residentMb);
      }
      const tenth = Math.max(1, Math.floor(samples.length / 10));
      const first = median(samples.slice(0, tenth));
      const last = median(samples.slice(-tenth));
      const note = `resident memory at the end over that after warm-up: ${first.toFixed(0)} to ${last.toFixed(0)} MB over ${polls.toLocaleString("en")} polls`;
      report.figure("gateway.soak.growth", last / first, "", note);
    });
  });
}
