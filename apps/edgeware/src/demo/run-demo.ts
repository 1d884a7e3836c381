import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ConfigError, type LogLevel, systemClock } from "@sourceful/domain";
import { createStreet } from "@sourceful/simulator";
import { aborted, createLogger, type LogFormat, shutdownSignal } from "@sourceful/terminal";
import { EdgeWare } from "../edgeware.ts";
import { demoCommunity } from "./demo-community.ts";
import { DemoScreen } from "./demo-screen.ts";
import { OwnHouse } from "./own-house.ts";
import { PacedClock } from "./paced-clock.ts";
import { printMessages } from "./print-messages.ts";
import { StreetLife } from "./street-life.ts";

export interface DemoOptions {
  houses: number;
  seed: number;
  /** Absent: 60, or 1 with a house of one's own. */
  speed?: number;
  seconds?: number;
  edgeNode?: string;
  natsPort: number;
  httpPort: number;
  json: boolean;
  logLevel: LogLevel;
  logFormat?: LogFormat;
}

const SPEED = 60;
const HOUSES_PER_FEEDER = 6;
/** A fast day begins in the morning, in Galway. */
const MORNING_MS = Date.UTC(2026, 5, 21, 8);
/** In real time the sun is where it is a late morning in the tropics, whatever the time is here. */
const SUNNY = { latitudeDeg: 10, solarHour: 10.5 };

/** `edgeware demo`: a street of simulated buildings and its EdgeWare, in a directory that is removed again. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const shutdown = shutdownSignal();
  const { houses, seed, edgeNode, seconds, natsPort, httpPort, json } = options;
  const { speed = edgeNode === undefined ? SPEED : 1 } = options;
  if (edgeNode !== undefined && speed !== 1) {
    throw new ConfigError("--speed has to be 1 with --edge-node: a real program lives in real time", {
      code: "config_invalid",
    });
  }
  const logger = createLogger(
    options.logLevel,
    options.logFormat ?? (process.stderr.isTTY ? "pretty" : "json"),
  );
  const startMs = speed === 1 ? systemClock.nowMs() : MORNING_MS;
  const clock = speed === 1 ? systemClock : new PacedClock(startMs, speed);
  const street = createStreet({
    seed,
    startMs,
    houses,
    housesPerFeeder: HOUSES_PER_FEEDER,
    ...(speed === 1 ? { location: sunnyPlace(startMs) } : {}),
  });
  const directory = await mkdtemp(join(tmpdir(), "edgeware-demo-"));
  const closers: (() => Promise<void> | void)[] = [() => rm(directory, { recursive: true, force: true })];
  try {
    const house = { dataDir: join(directory, "house"), sun: sunnyHour(startMs) };
    const own = edgeNode && (await OwnHouse.build({ ...house, program: resolve(edgeNode) }));
    if (own) closers.push(() => own.close());
    const config = demoCommunity(street.config, own ? own.point : undefined);
    const communityFile = join(directory, "community.yaml");
    // JSON is YAML.
    await writeFile(communityFile, JSON.stringify(config, null, 2));
    const edgeware = await EdgeWare.open({
      communityFile,
      dataDir: join(directory, "data"),
      nats: { kind: "embedded", port: natsPort },
      httpPort,
      logger,
      clock,
    });
    closers.push(() => edgeware.close());
    const view = json
      ? await printMessages(edgeware.natsUrl, logger)
      : await DemoScreen.start({
          edgeware,
          speed,
          ...(own ? { ownHouse: own.serial } : {}),
          clock: systemClock,
          logger,
        });
    closers.push(() => view.close());
    const life = await StreetLife.start({ street, natsUrl: edgeware.natsUrl, clock, logger });
    closers.push(() => life.close());
    if (own) await own.start(edgeware.natsUrl, config.community, edgeware.key);
    const timer =
      seconds === undefined
        ? undefined
        : setTimeout(() => process.kill(process.pid, "SIGINT"), seconds * 1000);
    await aborted(shutdown);
    clearTimeout(timer);
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

/** The sun there, as a plant has it. */
function sunnyHour(atMs: number) {
  const yearMs = atMs - Date.UTC(new Date(atMs).getUTCFullYear(), 0);
  const dayOfYear = Math.min(365, Math.floor(yearMs / 86_400_000) + 1);
  return { latitudeDeg: SUNNY.latitudeDeg, startLocalHour: SUNNY.solarHour, dayOfYear };
}

function sunnyPlace(atMs: number) {
  const utcHour = (atMs / 3_600_000) % 24;
  const eastDeg = (SUNNY.solarHour - utcHour) * 15;
  return { latitude_deg: SUNNY.latitudeDeg, longitude_deg: ((eastDeg + 540) % 360) - 180 };
}
