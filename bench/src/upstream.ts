import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type DerKind, silentLogger, systemClock } from "@sourceful/domain";
import { UpstreamJournal } from "@sourceful/gateway";
import { openJournal } from "@sourceful/journal";
import {
  buildSubject,
  connectBus,
  encodeMessage,
  telemetryMessage,
  UpstreamReceiver,
  type UpstreamRecord,
} from "@sourceful/messaging";
import { NatsServer } from "@sourceful/nats-embedded";
import type { Report } from "./report.ts";
import { quantile } from "./statistics.ts";
import type { GatewayThreadOptions } from "./upstream-gateway-thread.ts";

const SERIAL = "bench";
const DEVICES = 10;
const KINDS: readonly DerKind[] = ["meter", "pv", "battery", "inverter"];
const POLLS = (24 * 3_600) / 5;
const BACKLOG = DEVICES * KINDS.length * POLLS;
const LIVE_EVERY_MS = 50;
const BURST = 2_000;
const FIELDS = {
  w: -4321.5,
  l1_v: 231.2,
  l2_v: 230.4,
  l3_v: 229.9,
  l1_a: 6.2,
  l2_a: 6.3,
  l3_a: 6.1,
  hz: 50.01,
};

const live = buildSubject("telemetry", { serial: SERIAL, deviceId: "LIVE", derType: "meter" });
const shared = { clock: systemClock, logger: silentLogger };

/** A day without an uplink, and how long it takes until a receiver has all of it on its disk. */
export async function benchUpstream(report: Report): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "bench-upstream-"));
  try {
    report.progress(`upstream: a day of ${DEVICES} devices is written, ${BACKLOG} messages`);
    await writeBacklog(join(directory, "gateway"));
    report.progress("upstream: a receiver fetches it and stores it in a journal of its own");
    const { seconds, liveMs } = await replay(directory);
    report.figure(
      "journal.backlog.s",
      seconds,
      "s",
      `${BACKLOG} messages, a day of ${DEVICES} devices with ${KINDS.length} DERs polled every 5 s, until a receiver has stored them; broker in its process`,
    );
    report.figure(
      "journal.backlog.live.ms",
      quantile(liveMs, 0.99),
      "ms",
      `p99 from measured to received meanwhile, of ${liveMs.length}; median ${quantile(liveMs, 0.5).toFixed(1)}`,
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** As a gateway that has no connection. */
async function writeBacklog(directory: string): Promise<void> {
  const bus = {
    publish: () => false,
    subscribe: (subject: string) => ({ subject, close: () => undefined }),
    flush: () => Promise.resolve(),
  };
  const upstream = await UpstreamJournal.open({ serial: SERIAL, directory, bus, ...shared });
  const subjects = Array.from({ length: DEVICES }, (_, at) =>
    KINDS.map((derType) => buildSubject("telemetry", { serial: SERIAL, deviceId: `DEVICE-${at}`, derType })),
  ).flat();
  const messages = KINDS.map((kind) =>
    encodeMessage(telemetryMessage(kind, FIELDS, { make: "ACME", atMs: Date.now(), readTimeMs: 42 })),
  );
  for (let sent = 0; sent < BACKLOG; sent += BURST) {
    for (let at = sent; at < Math.min(sent + BURST, BACKLOG); at++) {
      const subject = subjects[at % subjects.length] ?? live;
      upstream.send(subject, messages[at % messages.length] ?? new Uint8Array());
    }
    while (upstream.state.last_seq < Math.min(sent + BURST, BACKLOG)) {
      if (upstream.state.failure) throw new Error(upstream.state.failure);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
  await upstream.close();
}

async function replay(directory: string): Promise<{ seconds: number; liveMs: number[] }> {
  const server = await NatsServer.listen({ host: "127.0.0.1", port: 0, ...shared });
  const workerData: GatewayThreadOptions = {
    url: server.url,
    serial: SERIAL,
    directory: join(directory, "gateway"),
    liveSubject: live,
    liveEveryMs: LIVE_EVERY_MS,
  };
  const thread = new Worker(new URL("./upstream-gateway-thread.js", import.meta.url), { workerData });
  const bus = await connectBus({ url: server.url, name: "receiver", ...shared });
  const journal = await openJournal({ directory: join(directory, "receiver"), ...shared });
  const liveMs: number[] = [];
  let stored = 0;
  let finished = () => {};
  const isFinished = new Promise<void>((resolve) => {
    finished = resolve;
  });
  const receiver = new UpstreamReceiver({
    bus,
    name: "bench",
    async store({ records, missing }) {
      if (missing.length > 0) throw new Error("records are missing");
      await Promise.all(records.map(({ data, atMs }) => journal.append(data, { atMs })));
      stored += records.length;
      if (stored >= BACKLOG) finished();
    },
    onLatest: ({ subject, atMs, replay: mark }: UpstreamRecord) => {
      if (subject === live && !mark) liveMs.push(Math.max(0, Date.now() - atMs));
    },
    ...shared,
  });
  receiver.start();
  await bus.flush();
  await once(thread, "message");
  const startedMs = performance.now();
  thread.postMessage("measure");
  await isFinished;
  const seconds = (performance.now() - startedMs) / 1000;
  const exited = once(thread, "exit");
  thread.postMessage("close");
  await exited;
  await receiver.close();
  await journal.close();
  await bus.close();
  await server.close();
  return { seconds, liveMs };
}
