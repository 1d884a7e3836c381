import { OUR_DRIVERS, pause, withNode } from "./node-run.ts";
import { processUsage } from "./process-usage.ts";
import type { Report } from "./report.ts";
import { sunspecDevice, withSites } from "./simulated-sites.ts";
import { median } from "./statistics.ts";

const STARTS = 7;
const DEVICES = 10;
const SETTLE_MS = 10_000;
const POLL_MS = 1_000;

/** The edge-node process as a whole: how soon it speaks, and what it weighs. */
export async function benchGateway(report: Report): Promise<void> {
  await withSites(DEVICES, async (ports) => {
    const devices = ports.map((port) => sunspecDevice(port, POLL_MS));
    report.progress(`gateway: ${STARTS} starts with one simulated device`);
    const times: number[] = [];
    for (let round = 0; round < STARTS; round++) times.push(await firstTelemetryMs(devices.slice(0, 1)));
    const note = `process start to first telemetry at a subscriber, median of ${STARTS}, worst ${Math.max(...times).toFixed(0)}`;
    report.figure("gateway.start.ms", median(times), "ms", note);

    report.progress(`gateway: ${DEVICES} simulated devices for ${SETTLE_MS / 1000} s`);
    const rssMb = await residentMb(devices);
    if (rssMb === undefined) report.progress("gateway.rss.mb: no /proc on this system, no figure");
    else
      report.figure("gateway.rss.mb", rssMb, "MB", `resident memory, ${DEVICES} devices polled every second`);
  });
}

function firstTelemetryMs(devices: readonly object[]): Promise<number> {
  return withNode({ devices, drivers: OUR_DRIVERS }, async ({ subscriber, startedMs }) => {
    const telemetry = subscriber.subscribe("gateways.*.devices.*.ders.*.telemetry.json.v1", { max: 1 });
    for await (const _message of telemetry) break;
    return performance.now() - startedMs;
  });
}

function residentMb(devices: readonly object[]): Promise<number | undefined> {
  return withNode({ devices, drivers: OUR_DRIVERS }, async ({ pid }) => {
    await pause(SETTLE_MS);
    return processUsage(pid)?.residentMb;
  });
}
