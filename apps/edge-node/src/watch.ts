import { resolve } from "node:path";
import { type LogLevel, systemClock } from "@sourceful/domain";
import { type Bus, buildSubjectPattern, connectBus } from "@sourceful/messaging";
import pc from "picocolors";
import { fleetTable } from "./fleet-table.ts";
import { FleetView } from "./fleet-view.ts";
import { LiveScreen } from "./live-screen.ts";
import { createLogger, type LogFormat } from "./logging.ts";
import { aborted, shutdownSignal } from "./shutdown.ts";

const EVICT_EVERY_MS = 1_000;

export interface WatchOptions {
  natsUrl: string;
  natsCreds?: string;
  json: boolean;
  seconds?: number;
  logLevel: LogLevel;
  logFormat?: LogFormat;
}

/** `edge-node watch`: every gateway on a server, live, until a signal comes. */
export async function runWatch(options: WatchOptions): Promise<void> {
  const shutdown = shutdownSignal();
  const { natsUrl, natsCreds, json, seconds } = options;
  const logger = createLogger(
    options.logLevel,
    options.logFormat ?? (process.stderr.isTTY ? "pretty" : "json"),
  );
  const bus = await connectBus({
    url: natsUrl,
    name: "edge-node-watch",
    clock: systemClock,
    logger,
    ...(natsCreds === undefined ? {} : { auth: { type: "creds", file: resolve(natsCreds) } }),
  });
  const fleet = new FleetView(systemClock);
  for (const kind of ["telemetry", "gatewayState"] as const) {
    bus.subscribe(buildSubjectPattern(kind), (message) => {
      if (!fleet.take(message) || !json) return;
      const data: unknown = JSON.parse(Buffer.from(message.data).toString("utf8"));
      process.stdout.write(`${JSON.stringify({ subject: message.subject, data })}\n`);
    });
  }
  const eviction = setInterval(() => {
    for (const gone of fleet.evict()) if (json) process.stdout.write(`${JSON.stringify({ gone })}\n`);
  }, EVICT_EVERY_MS);
  const screen = json ? undefined : LiveScreen.start(() => page(fleet, bus));
  const timer =
    seconds === undefined ? undefined : setTimeout(() => process.kill(process.pid, "SIGINT"), seconds * 1000);
  await aborted(shutdown);
  clearTimeout(timer);
  clearInterval(eviction);
  screen?.close();
  await bus.close();
}

function page(fleet: FleetView, { connectedUrl, failure }: Bus): string {
  const link = connectedUrl ? `at ${connectedUrl}` : pc.yellow(failure?.message ?? "connecting");
  return `${pc.bold("Sourceful Edge gateways")}  ${pc.dim(link)}\n\n${fleetTable(fleet, Date.now())}`;
}
