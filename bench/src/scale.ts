import { type NodeRun, OUR_DRIVERS, pause, withNode } from "./node-run.ts";
import { processUsage } from "./process-usage.ts";
import type { Report } from "./report.ts";
import { sunspecDevice, withSites } from "./simulated-sites.ts";

const COUNTS = [50, 100, 200, 300, 400, 600];
/** Until every device has been opened and polled for a while. */
const SETTLE_MS = 15_000;
const MEASURE_MS = 20_000;
const POLL_MS = 1_000;
const MOST_LATE_MS = 200;
/** Polls that may be left out without calling a node too slow. */
const MOST_SKIPPED_SHARE = 0.001;

interface Run {
  readonly devices: number;
  readonly connected: number;
  readonly polls: number;
  readonly lateP50Ms: number;
  readonly lateP99Ms: number;
  readonly skipped: number;
  readonly cpuMs: number | undefined;
  readonly residentMb: number | undefined;
}

interface StateMessage {
  devices: { connected: boolean }[];
  polls?: { lateness_p50_ms: number; lateness_p99_ms: number; skipped: number };
}

/** How many devices one node keeps up with, polled every second. */
export async function benchScale(report: Report): Promise<void> {
  const passed: Run[] = [];
  for (const devices of COUNTS) {
    report.progress(`scale: ${devices} simulated devices polled every second`);
    const run = await measure(devices);
    report.progress(describe(run));
    if (!keepsUp(run)) break;
    passed.push(run);
  }
  const most = passed.at(-1);
  if (!most) {
    report.progress(`scale: a node did not keep up with ${COUNTS[0]} devices, no figure`);
    return;
  }
  const note = `devices with PV, battery and meter, polled every second; lateness median ${most.lateP50Ms} ms, p99 ${most.lateP99Ms} ms`;
  report.figure("gateway.devices", most.devices, "", note);
  if (most.cpuMs === undefined || most.residentMb === undefined) {
    report.progress("gateway.poll.cpu.ms, gateway.device.rss.kb: no /proc on this system, no figures");
    return;
  }
  report.figure("gateway.poll.cpu.ms", most.cpuMs / most.polls, "ms", `with ${most.devices} devices`);
  const fewest = passed[0];
  if (fewest?.residentMb === undefined || fewest === most) return;
  const kilobytes = ((most.residentMb - fewest.residentMb) * 1024) / (most.devices - fewest.devices);
  const from = `more of resident memory per device, from ${fewest.devices} (${fewest.residentMb.toFixed(0)} MB) to ${most.devices} devices (${most.residentMb.toFixed(0)} MB)`;
  report.figure("gateway.device.rss.kb", kilobytes, "KB", from);
}

function keepsUp({ devices, connected, polls, lateP99Ms, skipped }: Run): boolean {
  return (
    connected === devices && lateP99Ms < MOST_LATE_MS && skipped <= polls * MOST_SKIPPED_SHARE && polls > 0
  );
}

function describe(run: Run): string {
  const cpu = run.cpuMs === undefined ? "" : `, ${(run.cpuMs / (MEASURE_MS / 100)).toFixed(0)} % of a core`;
  return `scale: ${run.connected} of ${run.devices} connected, late ${run.lateP50Ms} ms median, ${run.lateP99Ms} ms p99, ${run.skipped} of ${run.polls} polls left out${cpu}`;
}

function measure(devices: number): Promise<Run> {
  return withSites(devices, (ports) => {
    const entries = ports.map((port) => sunspecDevice(port, POLL_MS));
    return withNode({ devices: entries, drivers: OUR_DRIVERS }, (node) => watchNode(node, devices));
  });
}

async function watchNode({ pid, subscriber }: NodeRun, devices: number): Promise<Run> {
  let polls = 0;
  const states: StateMessage[] = [];
  // Every poll of these devices tells one meter.
  subscriber.subscribe("gateways.*.devices.*.ders.meter.telemetry.json.v1", { callback: () => void polls++ });
  subscriber.subscribe("gateways.*.state.json.v1", {
    callback: (_error, message) => void states.push(message.json<StateMessage>()),
  });
  await pause(SETTLE_MS);
  const before = { polls, usage: processUsage(pid), state: states.at(-1) };
  await pause(MEASURE_MS);
  const usage = processUsage(pid);
  const measured = polls - before.polls;
  // The next state, at most 15 s away, covers the time measured.
  const seen = states.length;
  for (let waitedMs = 0; states.length === seen && waitedMs < 16_000; waitedMs += 100) await pause(100);
  const state = states.at(-1);
  return {
    devices,
    connected: state?.devices.filter(({ connected }) => connected).length ?? 0,
    polls: measured,
    lateP50Ms: state?.polls?.lateness_p50_ms ?? Number.POSITIVE_INFINITY,
    lateP99Ms: state?.polls?.lateness_p99_ms ?? Number.POSITIVE_INFINITY,
    skipped: (state?.polls?.skipped ?? 0) - (before.state?.polls?.skipped ?? 0),
    cpuMs: usage && before.usage && usage.cpuMs - before.usage.cpuMs,
    residentMb: usage?.residentMb,
  };
}
