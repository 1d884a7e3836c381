import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InternalError, type LogLevel } from "@sourceful/domain";
import { SunspecPlant } from "@sourceful/simulator";
import { aborted, createLogger, LiveScreen, type LogFormat, shutdownSignal } from "@sourceful/terminal";
import pc from "picocolors";
import { deviceTable } from "./device-table.ts";
import { shippedDrivers } from "./directories.ts";
import { EdgeNode } from "./edge-node.ts";

export interface DemoOptions {
  json: boolean;
  speed: number;
  seconds?: number;
  natsPort: number;
  logLevel: LogLevel;
  logFormat?: LogFormat;
}

/** `edge-node demo`: a simulated house and a gateway on free ports, in a directory that is removed again. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const shutdown = shutdownSignal();
  const logger = createLogger(
    options.logLevel,
    options.logFormat ?? (process.stderr.isTTY ? "pretty" : "json"),
  );
  const drivers = shippedDrivers();
  if (!drivers)
    throw new InternalError("the drivers that belong to this program are missing", { code: "internal" });
  const dataDir = await mkdtemp(join(tmpdir(), "sourceful-demo-"));
  const site = await new SunspecPlant({ seed: 7, speed: options.speed }).serve();
  try {
    await writeDevices(dataDir, site.port);
    const node = await EdgeNode.open({
      dataDir,
      driverDirs: [drivers],
      devicesFile: join(dataDir, "devices.json"),
      nats: { kind: "embedded", port: options.natsPort },
      logger,
    });
    const view = options.json ? printMessages(node) : showTable(node, site.port, options);
    node.gateway.start();
    const timer =
      options.seconds === undefined
        ? undefined
        : setTimeout(() => process.kill(process.pid, "SIGINT"), options.seconds * 1000);
    await aborted(shutdown);
    clearTimeout(timer);
    view.close();
    await node.close();
  } finally {
    await site.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function writeDevices(dataDir: string, port: number): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const address = { host: "127.0.0.1", port, unit_id: 1 };
  const device = { sn: "SIM-HOUSE-1", register_map: "sunspec", ...address, config: { poll_ms: 1_000 } };
  await writeFile(join(dataDir, "devices.json"), `${JSON.stringify({ devices: [device] }, null, 2)}\n`);
}

/** Everything on the bus, as a subscriber sees it. */
function printMessages({ bus }: EdgeNode): { close(): void } {
  return bus.subscribe("gateways.>", ({ subject, data }) => {
    const payload: unknown = JSON.parse(Buffer.from(data).toString("utf8"));
    process.stdout.write(`${JSON.stringify({ subject, data: payload })}\n`);
  });
}

function showTable(node: EdgeNode, port: number, { speed }: DemoOptions): { close(): void } {
  const head = [
    pc.bold("Sourceful Edge demo"),
    pc.dim(`gateway ${node.identity.serial}, NATS at ${node.natsUrl}: subscribe to gateways.>`),
    pc.dim(
      `a simulated house on Modbus TCP port ${port}, its day ${speed} times as fast as ours; Ctrl-C ends it`,
    ),
    "",
  ];
  return LiveScreen.start(() => [...head, deviceTable(node.gateway.snapshot(), Date.now())].join("\n"));
}
