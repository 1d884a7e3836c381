import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { EdgeError, type Logger, systemClock, TimeoutError } from "@sourceful/domain";
import {
  type Bus,
  type BusMessage,
  buildSubject,
  connectBus,
  describeBusUrl,
  encodeMessage,
} from "@sourceful/messaging";
import { type ProbeProgress, type ProbeResponse, signRequest } from "@sourceful/probe";
import type { AskedMethod } from "./ask-here.ts";
import { readKeyFile, type SigningKey } from "./key-file.ts";

export interface NodeOptions {
  readonly serial: string;
  readonly natsUrl: string;
  readonly natsCreds?: string;
  /** File with the private key to sign with. */
  readonly key?: string;
  /** Longest wait for the answer, ms. */
  readonly withinMs: number;
  readonly logger: Logger;
}

/**
 * Asks a node over NATS. Answers and progress come on the node's own subjects, which cross a leaf connection.
 * @throws ConfigError for a key or URL that cannot be used
 * @throws TimeoutError when the server is not there, nobody serves the node's probe, or no answer came
 */
export async function askNode(asked: AskedMethod, options: NodeOptions): Promise<ProbeResponse> {
  const { natsUrl, natsCreds, logger } = options;
  const key = options.key === undefined ? undefined : await readKeyFile(options.key);
  const bus = await connectBus({
    url: natsUrl,
    name: "edge-node-probe",
    clock: systemClock,
    logger,
    ...(natsCreds === undefined ? {} : { auth: { type: "creds", file: resolve(natsCreds) } }),
  });
  try {
    if (bus.status !== "connected") {
      throw new TimeoutError(`no NATS server at ${describeBusUrl(natsUrl)}: ${bus.failure?.message}`, {
        code: "connection_failed",
      });
    }
    return await ask(bus, asked, options, key);
  } finally {
    await bus.close();
  }
}

async function ask(
  bus: Bus,
  { method, params, onProgress, signal }: AskedMethod,
  { serial, withinMs }: NodeOptions,
  key: SigningKey | undefined,
): Promise<ProbeResponse> {
  const id = randomUUID();
  const subject = buildSubject("probe", { serial });
  const replyTo = buildSubject("probeResponses", { serial });
  const progressTo = buildSubject("probeProgress", { serial, request: id });
  const send = (request: object) => {
    const payload = encodeMessage({ ...request, reply_to: replyTo });
    const headers =
      key && signRequest(key.privateKey, key.publicKey, { subject, payload, timeMs: Date.now() });
    return bus.request(subject, payload, { timeoutMs: withinMs, ...(headers ? { headers } : {}) });
  };
  const answered = new Promise<ProbeResponse>((take) => {
    bus.subscribe(replyTo, (message) => {
      const response = readJson(message) as ProbeResponse | undefined;
      if (response?.id === id) take(response);
    });
  });
  bus.subscribe(progressTo, (message) => {
    const progress = readJson(message) as ProbeProgress | undefined;
    if (typeof progress?.status === "string") onProgress(progress);
  });
  await bus.flush();
  const stop = () => void send({ id: randomUUID(), method: "cancel", params: { id } }).catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  // The answer goes to `reply_to`; of the request itself only the refusal comes back that nobody listens.
  const refused = send({ id, method, params, progress_to: progressTo }).then(
    (message) =>
      (readJson(message) as ProbeResponse | undefined) ?? Promise.reject(noAnswer(serial, withinMs)),
    (thrown: unknown) => Promise.reject(describeFailure(thrown, serial, withinMs)),
  );
  try {
    return await Promise.race([answered, refused]);
  } finally {
    refused.catch(() => undefined);
    signal.removeEventListener("abort", stop);
  }
}

function readJson({ data }: BusMessage): object | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(data).toString("utf8"));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function describeFailure(thrown: unknown, serial: string, withinMs: number): unknown {
  if (!(thrown instanceof EdgeError)) return thrown;
  if (thrown.code === "no_responders") {
    return new TimeoutError(`no node ${serial} is on this server; edge-node fleet shows which are`, {
      code: "no_responders",
      cause: thrown,
    });
  }
  return thrown.code === "request_timeout" ? noAnswer(serial, withinMs) : thrown;
}

function noAnswer(serial: string, withinMs: number): TimeoutError {
  return new TimeoutError(`${serial} did not answer within ${Math.round(withinMs / 1000)} s`, {
    code: "request_timeout",
  });
}
