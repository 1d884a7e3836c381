import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { silentLogger, systemClock } from "@sourceful/domain";
import { NatsServer } from "@sourceful/nats-embedded";

const program = fileURLToPath(new URL("../../apps/edge-node/dist/main.js", import.meta.url));
/** The drivers of this repository. */
export const OUR_DRIVERS = fileURLToPath(new URL("../../drivers", import.meta.url));

export interface NodeRun {
  /** Process id of the edge-node. */
  readonly pid: number | undefined;
  /** A client on the server the node publishes to, connected before the node was started. */
  readonly subscriber: NatsConnection;
  /** performance.now() at the start of the process. */
  readonly startedMs: number;
}

export interface NodeSetup {
  /** Entries of devices.json. */
  devices: readonly object[];
  /** Driver folder; our own when not given. */
  drivers?: string;
  /** More files for the data directory, by name. */
  files?: Readonly<Record<string, string>>;
}

/** Runs the built edge-node as its own process, in a data directory of its own, while `use` runs. */
export async function withNode<T>(setup: NodeSetup, use: (run: NodeRun) => Promise<T>): Promise<T> {
  const server = await NatsServer.listen({
    host: "127.0.0.1",
    port: 0,
    logger: silentLogger,
    clock: systemClock,
  });
  const subscriber = await connect({ servers: server.url });
  const dataDir = await mkdtemp(join(tmpdir(), "sourceful-bench-"));
  const files = { "devices.json": JSON.stringify({ devices: setup.devices }), ...setup.files };
  for (const [name, content] of Object.entries(files)) await writeFile(join(dataDir, name), content);
  const where = ["--data-dir", dataDir, "--drivers", setup.drivers ?? dataDir, "--nats-url", server.url];
  const startedMs = performance.now();
  const node = spawn(process.execPath, [program, "run", ...where, "--log-level", "error"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exited = once(node, "exit");
  try {
    return await use({ pid: node.pid, subscriber, startedMs });
  } finally {
    node.kill("SIGINT");
    await exited;
    await subscriber.close();
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
