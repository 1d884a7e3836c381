import { monitorEventLoopDelay } from "node:perf_hooks";
import { batteryDriver, CommandedBattery } from "./commanded-battery.ts";
import { ControlMaster } from "./control-master.ts";
import { firstSerial } from "./first-serial.ts";
import { benchLimit } from "./limit.ts";
import { pause, withNode } from "./node-run.ts";
import type { Report } from "./report.ts";
import { sunspecDevice, withSites } from "./simulated-sites.ts";
import { quantile } from "./statistics.ts";

const ANSWER_MS = 50;
/** Requests of a poll; the next poll begins at once, so that a request is always under way. */
const BLOCKS = 5;
const COMMANDS = 300;

const HOUSES = 180;
const BATTERIES = 20;
const BATTERY_ANSWER_MS = 5;
const WATCHDOG_S = 2;
const ROUNDS = 20;
const SETTLE_MS = 20_000;
/** Keeps its thread busy for about 0.1 s of every 0.1 s, just within its budget: an endless loop would be stopped. */
const RUNAWAY = "function driver_poll() for n = 1, 15000000 do end return 100 end";
/** One in each worker of a machine with that many cores. */
const RUNAWAYS = 2;

/** How soon a command reaches its device, how late a default mode is, and how soon a limit is obeyed. */
export async function benchControl(report: Report): Promise<void> {
  await benchLatency(report);
  await benchLateness(report);
  await benchLimit(report);
}

async function benchLatency(report: Report): Promise<void> {
  report.progress(`control: ${COMMANDS} commands to a device that is polled at ${ANSWER_MS} ms a request`);
  const battery = new CommandedBattery(BLOCKS, ANSWER_MS);
  await battery.server.listen();
  const devices = [battery.device("BAT", "bench_battery", 60)];
  const files = { "bench_battery.lua": batteryDriver(BLOCKS, 100) };
  const stalls = monitorEventLoopDelay({ resolution: 1 });
  const times = await withNode({ devices, files }, async ({ subscriber }) => {
    const serial = await firstSerial({ subscriber });
    const master = new ControlMaster(subscriber);
    await master.take(serial, "BAT", 1);
    const latencies: number[] = [];
    stalls.enable();
    for (let powerW = 1_000; powerW < 1_000 + COMMANDS; powerW++) {
      // At any moment of a poll and of a request.
      await pause(BLOCKS * ANSWER_MS * Math.random());
      const { sentMs, ended } = master.command(serial, "BAT", powerW);
      const { status, error } = await ended;
      const writtenMs = battery.setPointAtMs.get(powerW);
      if (status !== "executed" || writtenMs === undefined) throw new Error(`a command failed: ${error}`);
      latencies.push(writtenMs - sentMs);
    }
    stalls.disable();
    return latencies;
  });
  await battery.server.close();
  const note = `command on NATS to its write on the wire, ${COMMANDS} commands at random moments of polls at ${ANSWER_MS} ms a request; median ${quantile(times, 0.5).toFixed(1)}, longest ${quantile(times, 1).toFixed(1)} ms${stalled(stalls)}`;
  report.figure("control.latency.p99.ms", quantile(times, 0.99), "ms", note);
}

async function benchLateness(report: Report): Promise<void> {
  report.progress(
    `control: ${ROUNDS} times ${BATTERIES} masters fall silent, among ${HOUSES + BATTERIES} polled devices and ${RUNAWAYS} runaway drivers`,
  );
  const batteries = Array.from({ length: BATTERIES }, () => new CommandedBattery(1, BATTERY_ANSWER_MS));
  for (const { server } of batteries) await server.listen();
  const stalls = monitorEventLoopDelay({ resolution: 1 });
  const lateness = await withSites(HOUSES, (ports) => {
    const names = batteries.map((_battery, index) => `BAT-${index}`);
    const devices = [
      ...Array.from({ length: RUNAWAYS }, (_, index) => ({ sn: `RUN-${index}`, register_map: "runaway" })),
      ...batteries.map((battery, index) => battery.device(names[index] ?? "", "bench_battery", WATCHDOG_S)),
      ...ports.map((port) => sunspecDevice(port, 1_000)),
    ];
    const files = { "bench_battery.lua": batteryDriver(1, 1_000), "runaway.lua": RUNAWAY };
    return withNode({ devices, files }, async ({ subscriber }) => {
      const serial = await firstSerial({ subscriber });
      const master = new ControlMaster(subscriber);
      await pause(SETTLE_MS);
      const sample: number[] = [];
      stalls.enable();
      for (let round = 0; round < ROUNDS; round++) {
        await Promise.all(names.map((sn) => master.take(serial, sn, 1_000 + round)));
        const reverted = batteries.map(
          (battery) =>
            new Promise<number>((resolve) => {
              battery.onDefault = resolve;
            }),
        );
        const saidMs = names.map((sn) => master.heartbeat(serial, sn));
        const revertedMs = await Promise.all(reverted);
        sample.push(...revertedMs.map((atMs, index) => atMs - (saidMs[index] ?? 0) - WATCHDOG_S * 1_000));
        for (const battery of batteries) battery.onDefault = undefined;
      }
      stalls.disable();
      return sample;
    });
  });
  for (const { server } of batteries) await server.close();
  const note = `last heartbeat on NATS plus the watchdog's ${WATCHDOG_S} s to the default mode's write on the wire, ${BATTERIES} batteries at once, ${ROUNDS} times, ${HOUSES + BATTERIES} devices polled every second, a runaway driver in each worker; median ${quantile(lateness, 0.5).toFixed(1)}, longest ${quantile(lateness, 1).toFixed(1)} ms${stalled(stalls)}`;
  report.figure("control.failsafe.lateness.ms", quantile(lateness, 0.99), "ms", note);
}

/** What the machine did meanwhile to this process, which has little to do: a figure is worth no more than that. */
function stalled({ max }: { readonly max: number }): string {
  return `; this process itself stalled for up to ${(max / 1e6).toFixed(1)} ms`;
}
