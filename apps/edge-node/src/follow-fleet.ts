import { resolve } from "node:path";
import { type LogLevel, systemClock } from "@sourceful/domain";
import { type Bus, buildSubjectPattern, connectBus, describeBusUrl } from "@sourceful/messaging";
import { aborted, createLogger, LiveScreen, type LogFormat, shutdownSignal } from "@sourceful/terminal";
import pc from "picocolors";
import { deviceFleetTable } from "./device-fleet-table.ts";
import { FleetView } from "./fleet-view.ts";
import { gatewayFleetTable } from "./gateway-fleet-table.ts";

const EVICT_EVERY_MS = 1_000;

/** What of a fleet is listened to, and how it is shown. */
const VIEWS = {
  /** A line per gateway, from state messages only: one every 15 s per gateway, whatever it measures. */
  gateways: { kinds: ["gatewayState"], table: gatewayFleetTable },
  /** Every device with its latest readings: all telemetry there is. */
  devices: { kinds: ["telemetry", "gatewayState"], table: deviceFleetTable },
} as const;

export interface FollowFleetOptions {
  natsUrl: string;
  natsCreds?: string;
  json: boolean;
  seconds?: number;
  logLevel: LogLevel;
  logFormat?: LogFormat;
}

/** `edge-node fleet` and `edge-node watch`: every gateway on a server, live, until a signal comes. */
export async function followFleet(view: keyof typeof VIEWS, options: FollowFleetOptions): Promise<void> {
  const shutdown = shutdownSignal();
  const { natsUrl, natsCreds, json, seconds } = options;
  const logger = createLogger(
    options.logLevel,
    options.logFormat ?? (process.stderr.isTTY ? "pretty" : "json"),
  );
  const bus = await connectBus({
    url: natsUrl,
    name: `edge-node-${view}`,
    clock: systemClock,
    logger,
    ...(natsCreds === undefined ? {} : { auth: { type: "creds", file: resolve(natsCreds) } }),
  });
  const { kinds, table } = VIEWS[view];
  const fleet = new FleetView(systemClock);
  for (const kind of kinds) {
    bus.subscribe(buildSubjectPattern(kind), (message) => {
      if (!fleet.take(message) || !json) return;
      const data: unknown = JSON.parse(Buffer.from(message.data).toString("utf8"));
      process.stdout.write(`${JSON.stringify({ subject: message.subject, data })}\n`);
    });
  }
  const eviction = setInterval(() => {
    for (const gone of fleet.evict()) if (json) process.stdout.write(`${JSON.stringify({ gone })}\n`);
  }, EVICT_EVERY_MS);
  const page = () => `${heading(bus, natsUrl)}\n\n${table(fleet, Date.now())}`;
  const screen = json ? undefined : LiveScreen.start(page);
  const timer =
    seconds === undefined ? undefined : setTimeout(() => process.kill(process.pid, "SIGINT"), seconds * 1000);
  await aborted(shutdown);
  clearTimeout(timer);
  clearInterval(eviction);
  screen?.close();
  await bus.close();
}

function heading({ connectedUrl, failure }: Bus, natsUrl: string): string {
  const link = connectedUrl
    ? `at ${connectedUrl}`
    : pc.yellow(`${describeBusUrl(natsUrl)}: ${failure?.message ?? "connecting"}`);
  return `${pc.bold("Sourceful Edge gateways")}  ${pc.dim(link)}`;
}
