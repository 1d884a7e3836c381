// The publisher or the subscribers of a NATS benchmark in a thread of their own, one round per message.
import { parentPort, workerData } from "node:worker_threads";
import { connect } from "@nats-io/transport-node";

export interface ClientThreadOptions {
  port: number;
  role: "publisher" | "subscriber";
  subject: string;
  payloadBytes: number;
  /** Messages of a round. */
  messages: number;
  /** How many listen, each over a connection of its own. */
  subscribers: number;
}

/** Flushes under way at once, so that the publisher never idles, nor runs ahead of the server without end. */
const FLUSHES_IN_FLIGHT = 4;
const MESSAGES_PER_FLUSH = 500;

const { port, role, subject, payloadBytes, messages, subscribers } = workerData as ClientThreadOptions;
const parent = parentPort;
if (!parent) throw new Error("this file runs in a worker thread");
if (role === "subscriber") {
  let heard = 0;
  const callback = () => {
    heard++;
    if (heard % (messages * subscribers) === 0) parent.postMessage("done");
  };
  for (let opened = 0; opened < subscribers; opened++) {
    const client = await connect({ port });
    client.subscribe(subject, { callback });
    await client.flush();
  }
} else {
  const client = await connect({ port });
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
