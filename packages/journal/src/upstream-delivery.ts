import { type Clock, errorMessage, type Logger, sleep } from "@sourceful/domain";
import type { Cursor } from "./cursor.ts";
import type { Delivery } from "./delivery.ts";
import type { Journal } from "./journal.ts";
import type { JournalPosition } from "./journal-position.ts";
import { type SeqRange, sendRange } from "./send-range.ts";

// A damaged end costs a few records; a stranger's epoch is not worth reading everything for.
const LOOK_BACK = 10_000;

export interface UpstreamDeliveryOptions {
  journal: Journal;
  /** What the receiver has on disk; only acknowledgements move it. */
  cursor: Cursor;
  /** Hands one over to the link. It may get lost; a rejection means that the link is not usable now. */
  send: (delivery: Delivery) => void | Promise<void>;
  clock: Clock;
  logger: Logger;
  /** Most replayed records per second; 5,000 by default. Live ones are not counted. */
  replayPerSecond?: number;
  /** How many of the newest are replayed before the oldest, newest first; 100 by default. */
  newestFirstCount?: number;
  /** How long acknowledgements may stand still before what is behind them is sent again; 10 s by default. */
  ackTimeoutMs?: number;
  /** Pause after the link refused; 1 s by default. */
  retryMs?: number;
}

export interface DeliveryStats {
  isConnected: boolean;
  /** The newest seq the receiver said it has; absent until it has spoken on this connection. */
  receiverSeq?: number;
  /** Records not acknowledged. */
  backlog: number;
  sentLive: number;
  sentReplay: number;
  sentGaps: number;
}

interface Connection {
  abort: AbortController;
  receiverSeq?: number;
  /** Wakes the replay that waits for the receiver's first word. */
  heard: () => void;
  hasHeard: Promise<void>;
  ended: Promise<void>;
}

/**
 * Brings a journal to a receiver that acknowledges what it has stored, over a link that may lose anything. New
 * records go at once, once, unmarked, whoever listens. Once the receiver has said how far it has come, what is
 * behind it follows marked as replay: the newest first, then the gap from the oldest on, again and again until
 * it is acknowledged. Live records never wait for a replay.
 */
export class UpstreamDelivery {
  readonly #options: Required<UpstreamDeliveryOptions>;
  readonly #counts = { sentLive: 0, sentReplay: 0, sentGaps: 0 };
  #connection: Connection | undefined;

  constructor(options: UpstreamDeliveryOptions) {
    this.#options = {
      replayPerSecond: 5_000,
      newestFirstCount: 100,
      ackTimeoutMs: 10_000,
      retryMs: 1_000,
      ...options,
    };
  }

  /** The link is up. What was appended before is replay from here on. */
  connect(): void {
    if (this.#connection) return;
    let heard = () => {};
    const hasHeard = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const connection: Connection = {
      abort: new AbortController(),
      heard,
      hasHeard,
      ended: Promise.resolve(),
    };
    connection.ended = this.#run(connection);
    this.#connection = connection;
  }

  /** The link is down: resolves when nothing is sent any more. */
  async disconnect(): Promise<void> {
    const connection = this.#connection;
    if (!connection) return;
    this.#connection = undefined;
    connection.abort.abort(new Error("disconnected"));
    connection.heard();
    await connection.ended;
  }

  /**
   * The receiver has everything up to this record on disk; seq 0 for nothing. The first one on a connection
   * starts the replay. Of an epoch this journal does not know, it counts as nothing.
   * @throws the system's error when the cursor cannot be written
   */
  async acknowledge(position: JournalPosition): Promise<void> {
    const seq = await this.#locate(position);
    const connection = this.#connection;
    if (connection) {
      connection.receiverSeq = Math.max(connection.receiverSeq ?? 0, seq);
      connection.heard();
    }
    if (seq > this.#options.cursor.seq) await this.#options.cursor.advance(seq);
  }

  stats(): DeliveryStats {
    const { journal, cursor } = this.#options;
    const receiverSeq = this.#connection?.receiverSeq;
    return {
      isConnected: this.#connection !== undefined,
      ...(receiverSeq === undefined ? {} : { receiverSeq }),
      backlog: journal.lastSeq - (receiverSeq ?? cursor.seq),
      ...this.#counts,
    };
  }

  async #run(connection: Connection): Promise<void> {
    const { clock, logger, retryMs } = this.#options;
    const { signal } = connection.abort;
    while (!signal.aborted) {
      const pass = new AbortController();
      const both = AbortSignal.any([signal, pass.signal]);
      const live = { seq: this.#options.journal.lastSeq };
      const running = [this.#sendLive(live, both), this.#sendReplay(connection, live, both)];
      try {
        await Promise.all(running);
      } catch (thrown) {
        if (!signal.aborted) logger.warn("upstream link refused", { error: errorMessage(thrown) });
      }
      pass.abort(new Error("pass over"));
      await Promise.allSettled(running);
      await sleep(clock, retryMs, signal).catch(() => undefined);
    }
  }

  async #sendLive(live: { seq: number }, signal: AbortSignal): Promise<void> {
    const { journal } = this.#options;
    for (;;) {
      await journal.waitBeyond(live.seq, signal);
      const range = { fromSeq: live.seq + 1, toSeq: journal.lastSeq, newestFirst: false };
      await sendRange(journal, range, false, async (delivery) => {
        signal.throwIfAborted();
        await this.#send(delivery);
        if (delivery.kind === "record") live.seq = delivery.record.seq;
      });
      live.seq = range.toSeq;
    }
  }

  async #sendReplay(connection: Connection, live: { seq: number }, signal: AbortSignal): Promise<void> {
    const { clock, ackTimeoutMs, newestFirstCount } = this.#options;
    const startSeq = live.seq;
    await connection.hasHeard;
    signal.throwIfAborted();
    const pace = this.#makePace(signal);
    const oldest = (connection.receiverSeq ?? 0) + 1;
    const newest = Math.max(oldest, startSeq - newestFirstCount + 1);
    await this.#replayRange({ fromSeq: newest, toSeq: startSeq, newestFirst: true }, pace);
    await this.#replayRange({ fromSeq: oldest, toSeq: newest - 1, newestFirst: false }, pace);
    for (;;) {
      const before = connection.receiverSeq ?? 0;
      const toSeq = live.seq;
      await sleep(clock, ackTimeoutMs, signal);
      if (connection.receiverSeq !== before || before >= toSeq) continue;
      await this.#replayRange({ fromSeq: before + 1, toSeq, newestFirst: false }, pace);
    }
  }

  async #replayRange(range: SeqRange, pace: () => Promise<void>): Promise<void> {
    await sendRange(this.#options.journal, range, true, async (delivery) => {
      await pace();
      await this.#send(delivery);
    });
  }

  /** Waits as long as the replay is ahead of its rate. */
  #makePace(signal: AbortSignal): () => Promise<void> {
    const { clock, replayPerSecond } = this.#options;
    const sliceSize = Math.max(1, Math.floor(replayPerSecond / 50));
    const sliceMs = (sliceSize / replayPerSecond) * 1000;
    let left = sliceSize;
    return async () => {
      if (left === 0) {
        await sleep(clock, sliceMs, signal);
        left = sliceSize;
      }
      signal.throwIfAborted();
      left--;
    };
  }

  async #send(delivery: Delivery): Promise<void> {
    await this.#options.send(delivery);
    if (delivery.kind === "gap") this.#counts.sentGaps++;
    else if (delivery.isReplay) this.#counts.sentReplay++;
    else this.#counts.sentLive++;
  }

  /** The newest seq of this journal that an acknowledgement covers. */
  async #locate({ epoch, seq }: JournalPosition): Promise<number> {
    const { journal, logger } = this.#options;
    const { firstSeq, lastSeq } = journal.stats();
    // What retention took can only be told missing.
    if (seq <= 0 || firstSeq === undefined || seq < firstSeq) return Math.max(0, Math.min(seq, lastSeq));
    let looked = 0;
    for await (const record of journal.read({ toSeq: seq, newestFirst: true })) {
      if (record.epoch === epoch) return record.seq;
      if (++looked >= LOOK_BACK) break;
    }
    logger.warn("acknowledgement of an unknown epoch", { epoch, seq });
    return 0;
  }
}
