import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect } from "@nats-io/transport-node";
import { silentLogger, systemClock } from "@sourceful/domain";
import { NatsServer } from "@sourceful/nats-embedded";
import { SunspecPlant, type SunspecSite } from "@sourceful/simulator";
import { processUsage } from "./process-usage.ts";
import type { Report } from "./report.ts";
import { median } from "./statistics.ts";

const STARTS = 7;
const DEVICES = 10;
const SETTLE_MS = 10_000;

const program = fileURLToPath(new URL("../../apps/edge-node/dist/main.js", import.meta.url));
const drivers = fileURLToPath(new URL("../../drivers", import.meta.url));

/** The edge-node process as a whole: how soon it speaks, and what it weighs. */
export async function benchGateway(report: Report): Promise<void> {
  const server = await NatsServer.listen({
    host: "127.0.0.1",
    port: 0,
    logger: silentLogger,
    clock: systemClock,
  });
  const sites = await Promise.all(
    Array.from({ length: DEVICES }, (_, seed) => new SunspecPlant({ seed }).serve()),
  );
  try {
    await benchStart(report, server.url, sites.slice(0, 1));
    await benchWeight(report, server.url, sites);
  } finally {
    await Promise.all(sites.map((site) => site.close()));
    await server.close();
  }
}

async function benchStart(report: Report, natsUrl: string, sites: SunspecSite[]): Promise<void> {
  report.progress(`gateway: ${STARTS} starts with one simulated device`);
  const times: number[] = [];
  for (let round = 0; round < STARTS; round++) {
    times.push(await withNode(natsUrl, sites, ({ firstTelemetryMs }) => firstTelemetryMs));
  }
  const note = `process start to first telemetry at a subscriber, median of ${STARTS}, worst ${Math.max(...times).toFixed(0)}`;
  report.figure("gateway.start.ms", median(times), "ms", note);
}

async function benchWeight(report: Report, natsUrl: string, sites: SunspecSite[]): Promise<void> {
  report.progress(`gateway: ${DEVICES} simulated devices for ${SETTLE_MS / 1000} s`);
  const rssMb = await withNode(natsUrl, sites, async ({ node }) => {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return processUsage(node.pid)?.residentMb;
  });
  if (rssMb === undefined) report.progress("gateway.rss.mb: no /proc on this system, no figure");
  else
    report.figure("gateway.rss.mb", rssMb, "MB", `resident memory of a node that polls ${DEVICES} devices`);
}

/** Runs an edge-node over `sites` until its first telemetry and `use` is done. */
async function withNode<T>(
  natsUrl: string,
  sites: SunspecSite[],
  use: (run: { node: ChildProcess; firstTelemetryMs: number }) => T | Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "sourceful-bench-"));
  const devices = sites.map(({ port }, index) => ({
    sn: `BENCH-${index}`,
    register_map: "sunspec",
    host: "127.0.0.1",
    port,
  }));
  await writeFile(join(dataDir, "devices.json"), JSON.stringify({ devices }));
  const subscriber = await connect({ servers: natsUrl });
  const telemetry = subscriber.subscribe("gateways.*.devices.*.ders.*.telemetry.json.v1", { max: 1 });
  const startedMs = performance.now();
  const args = [
    program,
    "run",
    "--data-dir",
    dataDir,
    "--drivers",
    drivers,
    "--nats-url",
    natsUrl,
    "--log-level",
    "error",
  ];
  const node = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  const exited = once(node, "exit");
  try {
    for await (const _message of telemetry) break;
    return await use({ node, firstTelemetryMs: performance.now() - startedMs });
  } finally {
    node.kill("SIGINT");
    await exited;
    await subscriber.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
