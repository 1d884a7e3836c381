// One client of a NATS benchmark in a thread of its own: it publishes, or it listens, one round per message.
import { parentPort, workerData } from "node:worker_threads";
import { connect } from "@nats-io/transport-node";

export interface ClientThreadOptions {
  port: number;
  role: "publisher" | "subscriber";
  subject: string;
  payloadBytes: number;
  /** Messages of a round. */
  messages: number;
}

/** Flushes under way at once, so that the publisher never idles, nor runs ahead of the server without end. */
const FLUSHES_IN_FLIGHT = 4;
const MESSAGES_PER_FLUSH = 500;

const { port, role, subject, payloadBytes, messages } = workerData as ClientThreadOptions;
const parent = parentPort;
if (!parent) throw new Error("this file runs in a worker thread");
const client = await connect({ port });

if (role === "subscriber") {
  let heard = 0;
  client.subscribe(subject, {
    callback: () => {
      heard++;
      if (heard % messages === 0) parent.postMessage("done");
    },
  });
  await client.flush();
} else {
  const payload = new Uint8Array(payloadBytes).fill(120);
  const publishRound = async () => {
    const flushes: Promise<void>[] = [];
    for (let sent = 1; sent <= messages; sent++) {
      client.publish(subject, payload);
      if (sent % MESSAGES_PER_FLUSH === 0) flushes.push(client.flush());
      if (flushes.length > FLUSHES_IN_FLIGHT) await flushes.shift();
    }
    await Promise.all(flushes);
  };
  parent.on("message", () => void publishRound());
}
parent.postMessage("ready");
