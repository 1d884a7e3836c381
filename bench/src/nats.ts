import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { connect } from "@nats-io/transport-node";
import { ReferenceServer } from "@sourceful/nats-embedded/testing";
import type { ClientThreadOptions } from "./nats-client-thread.ts";
import type { Report } from "./report.ts";
import { median } from "./statistics.ts";

const PAYLOAD_BYTES = 256;
const MESSAGES = 100_000;
const FANOUT = 10;
const FANOUT_MESSAGES = 10_000;
const REQUESTS = 1_500;
const WARM_UP_ROUNDS = 3;
const ROUNDS = 15;
const SUBJECT = "gateways.bench.devices.meter.ders.meter.telemetry.json.v1";

interface Broker {
  port: number;
  close(): Promise<void>;
}

/** One broker at work. */
interface Contest {
  /** One measurement. */
  readonly round: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** The embedded server against nats-server: the same client, the same machine, turn and turn about. */
export async function benchNats(report: Report): Promise<void> {
  if (!ReferenceServer.isAvailable) {
    report.progress("nats: no figures, because nats-server is not on the PATH to compare with");
    return;
  }
  const embedded = await startEmbedded();
  const reference = await ReferenceServer.start();
  try {
    report.progress(`nats: ${ROUNDS} rounds of ${MESSAGES} messages through each server`);
    await benchPublishing(report, embedded, reference);
    report.progress(`nats: ${ROUNDS} rounds of ${FANOUT_MESSAGES} messages to ${FANOUT} through each server`);
    await benchFanout(report, embedded, reference);
    report.progress(`nats: ${ROUNDS} rounds of ${REQUESTS} requests through each server`);
    await benchRequests(report, embedded, reference);
  } finally {
    await Promise.all([embedded.close(), reference.close()]);
  }
}

async function benchPublishing(report: Report, embedded: Broker, reference: Broker): Promise<void> {
  const ours = await openPublishing(embedded.port, MESSAGES, 1);
  const theirs = await openPublishing(reference.port, MESSAGES, 1);
  const { pairs, ratio } = await compare(ours.round, theirs.round);
  await Promise.all([ours.close(), theirs.close()]);
  const where =
    "256 B, one publisher and one subscriber (official client), each in its thread, each server in its own process";
  report.figure(
    "nats.pubsub.ratio",
    ratio,
    "x",
    `embedded over nats-server; ${where}; median of ${ROUNDS} pairs`,
  );
  report.figure(
    "nats.pubsub.per_s",
    median(pairs.map((pair) => pair.ours)),
    "msg/s",
    "embedded, same rounds",
  );
  report.figure(
    "nats.pubsub.reference.per_s",
    median(pairs.map((pair) => pair.theirs)),
    "msg/s",
    "nats-server, same rounds",
  );
}

async function benchFanout(report: Report, embedded: Broker, reference: Broker): Promise<void> {
  const ours = await openPublishing(embedded.port, FANOUT_MESSAGES, FANOUT);
  const theirs = await openPublishing(reference.port, FANOUT_MESSAGES, FANOUT);
  const { pairs, ratio } = await compare(ours.round, theirs.round);
  await Promise.all([ours.close(), theirs.close()]);
  const where = `256 B, one publisher in a thread, ${FANOUT} subscribers in another (official client), each server in its own process`;
  report.figure(
    "nats.fanout.ratio",
    ratio,
    "x",
    `embedded over nats-server; ${where}; median of ${ROUNDS} pairs`,
  );
  report.figure(
    "nats.fanout.per_s",
    median(pairs.map((pair) => pair.ours)) * FANOUT,
    "msg/s",
    "delivered, embedded, same rounds",
  );
}

async function benchRequests(report: Report, embedded: Broker, reference: Broker): Promise<void> {
  const ours = await openRequests(embedded.port);
  const theirs = await openRequests(reference.port);
  const { pairs, ratio } = await compare(ours.round, theirs.round);
  await Promise.all([ours.close(), theirs.close()]);
  const where = "256 B, one request at a time, asker and responder (official client) in one thread";
  report.figure(
    "nats.request.ratio",
    ratio,
    "x",
    `p50 time, embedded over nats-server; ${where}; median of ${ROUNDS} pairs`,
  );
  report.figure(
    "nats.request.us",
    median(pairs.map((pair) => pair.ours)),
    "µs",
    "p50, embedded, same rounds",
  );
  report.figure(
    "nats.request.reference.us",
    median(pairs.map((pair) => pair.theirs)),
    "µs",
    "p50, nats-server, same rounds",
  );
}

/** Measures both once per round, each first in every second one; the ratio is the median of the rounds' own. */
async function compare(ours: () => Promise<number>, theirs: () => Promise<number>) {
  const pairs: { ours: number; theirs: number }[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const isOursFirst = round % 2 === 0;
    const first = await (isOursFirst ? ours : theirs)();
    const second = await (isOursFirst ? theirs : ours)();
    if (round >= 0)
      pairs.push(isOursFirst ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  return { pairs, ratio: median(pairs.map((pair) => pair.ours / pair.theirs)) };
}

/** A round is messages per second from the first publish to the last one heard. */
async function openPublishing(port: number, messages: number, subscribers: number): Promise<Contest> {
  const subscriber = await startThread({ port, role: "subscriber", messages, subscribers });
  const publisher = await startThread({ port, role: "publisher", messages, subscribers });
  return {
    round: async () => {
      const done = once(subscriber, "message");
      const startedMs = performance.now();
      publisher.postMessage("go");
      await done;
      return (messages * 1_000) / (performance.now() - startedMs);
    },
    close: async () => {
      await Promise.all([subscriber.terminate(), publisher.terminate()]);
    },
  };
}

async function startThread(options: Omit<ClientThreadOptions, "subject" | "payloadBytes">): Promise<Worker> {
  const workerData: ClientThreadOptions = {
    ...options,
    subject: SUBJECT,
    payloadBytes: PAYLOAD_BYTES,
  };
  const thread = new Worker(new URL("./nats-client-thread.js", import.meta.url), { workerData });
  await once(thread, "message");
  return thread;
}

/** A round is the median time of a request, in microseconds. */
async function openRequests(port: number): Promise<Contest> {
  const responder = await connect({ port });
  const asker = await connect({ port });
  responder.subscribe("echo", { callback: (_error, message) => void message.respond(message.data) });
  await responder.flush();
  const payload = new Uint8Array(PAYLOAD_BYTES);
  return {
    round: async () => {
      const times: number[] = [];
      for (let sent = 0; sent < REQUESTS; sent++) {
        const startedMs = performance.now();
        await asker.request("echo", payload);
        times.push((performance.now() - startedMs) * 1_000);
      }
      return median(times);
    },
    close: async () => {
      await Promise.all([asker.close(), responder.close()]);
    },
  };
}

async function startEmbedded(): Promise<Broker> {
  const script = new URL("./nats-broker-process.js", import.meta.url);
  const child = spawn(process.execPath, [fileURLToPath(script)], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return {
    port: Number(line),
    async close() {
      const exited = once(child, "exit");
      child.stdin.end();
      await exited;
    },
  };
}
