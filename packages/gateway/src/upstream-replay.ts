import { type Clock, errorMessage, type Logger, RejectedError, sleep, TimeoutError } from "@sourceful/domain";
import type { Journal, JournalRecord } from "@sourceful/journal";
import {
  type Bus,
  type MissingRange,
  type UpstreamReplay as ReplayMark,
  UpstreamDigest,
  type UpstreamFetch,
  type UpstreamFetched,
  type UpstreamPosition,
  type UpstreamStream,
  upstreamHeaders,
} from "@sourceful/messaging";
import type { UpstreamEpochs } from "./upstream-epochs.ts";
import { decodeUpstreamPayload, type UpstreamPayload } from "./upstream-payload.ts";

const MOST_RECORDS = 4096;
/** What is missing is told in one message. */
const MOST_GAPS = 256;
/** More receivers than that at once are not believed. */
const MOST_WAITING = 16;
/** Handed to the connection at once; then it is flushed, so that live telemetry waits for no more than this. */
const SLICE_BYTES = 64 * 1024;
/** How far back the latest of each subject is looked for. */
const LATEST_SCAN = 10_000;

export interface UpstreamReplayOptions {
  readonly serial: string;
  readonly stream: UpstreamStream;
  readonly journal: Journal;
  readonly epochs: UpstreamEpochs;
  readonly bus: Pick<Bus, "publish" | "flush">;
  readonly encodeFetched: (receiver: string, answer: UpstreamFetched) => Uint8Array;
  /** Most records a second, to all receivers together. */
  readonly recordsPerSecond: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Answers receivers that ask for what they lack: one after the other, each with its latest question only. */
export class UpstreamReplay {
  readonly #options: UpstreamReplayOptions;
  readonly #waiting = new Map<string, UpstreamFetch>();
  readonly #closing = new AbortController();
  #running: Promise<void> | undefined;
  #current: { receiver: string; abort: AbortController } | undefined;
  #dueMs = 0;

  constructor(options: UpstreamReplayOptions) {
    this.#options = options;
  }

  /** Answers as soon as it can; ends what the same receiver asked for before. */
  take(fetch: UpstreamFetch): void {
    if (this.#closing.signal.aborted) return;
    if (this.#waiting.size >= MOST_WAITING && !this.#waiting.has(fetch.receiver)) {
      this.#tell(fetch, { id: fetch.id, records: 0, missing: [], failure: "too many ask at once" });
      return;
    }
    this.#waiting.set(fetch.receiver, fetch);
    if (this.#current?.receiver === fetch.receiver) this.#current.abort.abort(new Error("asked anew"));
    this.#running ??= this.#run();
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#closing.abort(new Error("the gateway stops"));
    this.#waiting.clear();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (const [receiver, fetch] of this.#waiting) {
      this.#waiting.delete(receiver);
      const abort = new AbortController();
      this.#current = { receiver, abort };
      const signal = AbortSignal.any([abort.signal, this.#closing.signal]);
      try {
        const answer = await this.#answer(fetch, signal);
        signal.throwIfAborted();
        this.#tell(fetch, answer);
      } catch (thrown) {
        // Whoever asked will ask again.
        if (signal.aborted || thrown instanceof TimeoutError) continue;
        const failure = errorMessage(thrown);
        this.#options.logger.warn("replay failed", { receiver, error: failure });
        this.#tell(fetch, { id: fetch.id, records: 0, missing: [], failure });
      }
    }
    this.#current = undefined;
    this.#running = undefined;
  }

  async #answer(fetch: UpstreamFetch, signal: AbortSignal): Promise<UpstreamFetched> {
    const { journal, epochs } = this.#options;
    const newest = epochs.newest;
    const { id, after } = fetch;
    const question = { id, ...(after && { after: { epoch: after.epoch, seq: after.seq } }) };
    if (!newest) return { ...question, records: 0, missing: [], ...(after && { is_unknown: true }) };
    const { firstSeq = newest.seq } = journal.stats();
    const knownSeq = after && epochs.seqAt(after);
    const isUnknown = after !== undefined && knownSeq === undefined;
    const fromSeq = knownSeq === undefined ? firstSeq : knownSeq + 1;
    const limit = Math.min(fetch.limit, MOST_RECORDS);
    if (fetch.latest && newest.seq - fromSeq >= limit)
      await this.#sendLatest(fetch, fromSeq, newest.seq, signal);

    // What a receiver has of an epoch whose end was lost here is not missing.
    let expectedSeq = knownSeq === undefined ? firstSeq : (after?.seq ?? 0) + 1;
    let sent: UpstreamPosition | undefined;
    let records = 0;
    let isCut = false;
    const missing: MissingRange[] = [];
    const digest = new UpstreamDigest();
    const slice = { bytes: 0 };
    for await (const record of journal.read({ fromSeq, toSeq: newest.seq })) {
      const content = readPayload(record);
      if (!content) continue;
      const { epoch, seq } = record;
      // Of one epoch, so that numbers name the records of an answer.
      isCut = records >= limit || missing.length >= MOST_GAPS || (sent !== undefined && sent.epoch !== epoch);
      if (isCut) break;
      // Counts as damaged as well, or nothing behind it would ever be had.
      if (!(await this.#send(fetch, record, content, { fetchId: id, index: records }, slice, signal)))
        continue;
      missing.push(...this.#missing(expectedSeq, seq - 1));
      expectedSeq = seq + 1;
      digest.add({ epoch, seq, ...content });
      sent = { epoch, seq };
      records++;
    }
    const through = sent && (isCut || sent.epoch !== newest.epoch) ? sent : { ...newest };
    if (through !== sent) missing.push(...this.#missing(expectedSeq, newest.seq));
    return {
      ...question,
      records,
      missing,
      through,
      ...(records > 0 && { digest: digest.end() }),
      last: { ...newest },
      ...(isUnknown && { is_unknown: true }),
    };
  }

  async #sendLatest(
    fetch: UpstreamFetch,
    fromSeq: number,
    toSeq: number,
    signal: AbortSignal,
  ): Promise<void> {
    const sent = new Set<string>();
    const slice = { bytes: 0 };
    const range = { fromSeq: Math.max(fromSeq, toSeq - LATEST_SCAN + 1), toSeq, newestFirst: true };
    for await (const record of this.#options.journal.read(range)) {
      const content = readPayload(record);
      if (!content || sent.has(content.subject)) continue;
      sent.add(content.subject);
      await this.#send(fetch, record, content, { fetchId: fetch.id, index: "latest" }, slice, signal);
    }
  }

  /** False when the server takes no message of that size. */
  async #send(
    { receiver }: UpstreamFetch,
    { epoch, seq, atMs, payload }: JournalRecord,
    { subject, data }: UpstreamPayload,
    replay: ReplayMark,
    slice: { bytes: number },
    signal: AbortSignal,
  ): Promise<boolean> {
    signal.throwIfAborted();
    const { serial, stream, bus, logger } = this.#options;
    const headers = upstreamHeaders({ serial, epoch, seq, atMs, subject, replay });
    try {
      if (!bus.publish(stream.subject("replay", { serial, receiver }), data, headers)) {
        throw new TimeoutError("not connected", { code: "connection_lost", retry: "later" });
      }
    } catch (thrown) {
      if (!(thrown instanceof RejectedError)) throw thrown;
      logger.error("a record cannot be sent", { receiver, seq, subject, error: thrown.message });
      return false;
    }
    slice.bytes += payload.length;
    this.#dueMs += 1_000 / this.#options.recordsPerSecond;
    if (slice.bytes < SLICE_BYTES) return true;
    slice.bytes = 0;
    await this.#pause(signal);
    return true;
  }

  /** Lets what was sent leave, and waits as long as the replay is ahead of its rate. */
  async #pause(signal: AbortSignal): Promise<void> {
    const { bus, clock } = this.#options;
    await bus.flush();
    const nowMs = clock.monotonicMs();
    if (this.#dueMs > nowMs) await sleep(clock, this.#dueMs - nowMs, signal);
    else this.#dueMs = nowMs;
    signal.throwIfAborted();
  }

  #missing(fromSeq: number, toSeq: number): MissingRange[] {
    if (toSeq < fromSeq) return [];
    const { throughSeq } = this.#options.journal.stats().dropped;
    const dropped = { from_seq: fromSeq, to_seq: Math.min(toSeq, throughSeq), reason: "dropped" } as const;
    const damaged = {
      from_seq: Math.max(fromSeq, throughSeq + 1),
      to_seq: toSeq,
      reason: "damaged",
    } as const;
    return [dropped, damaged].filter(({ from_seq, to_seq }) => from_seq <= to_seq);
  }

  #tell({ receiver }: UpstreamFetch, answer: UpstreamFetched): void {
    const { serial, stream, bus, encodeFetched } = this.#options;
    bus.publish(stream.subject("fetched", { serial, receiver }), encodeFetched(receiver, answer));
  }
}

/** Undefined for one that is no message, which counts as damaged. */
function readPayload({ payload }: JournalRecord): UpstreamPayload | undefined {
  try {
    return decodeUpstreamPayload(payload);
  } catch {
    return undefined;
  }
}
