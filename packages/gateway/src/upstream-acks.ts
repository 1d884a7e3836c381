import { type Clock, errorMessage, type Logger, type Timer } from "@sourceful/domain";
import type { Journal } from "@sourceful/journal";
import type { JournalState, UpstreamAck } from "@sourceful/messaging";
import type { UpstreamEpochs } from "./upstream-epochs.ts";

const CURSOR_PREFIX = "receiver-";
/** A cursor is kept for good, so anybody who can publish could fill the disk with them. */
const MAX_RECEIVERS = 8;
/** Written this often at most: each write is two syncs of a disk that may be an SD card. */
const SAVE_EVERY_MS = 10_000;

export interface UpstreamAcksOptions {
  readonly journal: Journal;
  readonly epochs: UpstreamEpochs;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How far each receiver has stored the record, in cursors of the journal. */
export class UpstreamAcks {
  readonly #options: UpstreamAcksOptions;
  readonly #seqs = new Map<string, number>();
  /** The one that was gone on with. */
  readonly #resumedEpoch: number;
  #timer: Timer | undefined;
  #isFull = false;

  constructor(options: UpstreamAcksOptions) {
    this.#options = options;
    this.#resumedEpoch = options.journal.epoch;
    for (const [cursor, seq] of Object.entries(options.journal.stats().cursors)) {
      if (cursor.startsWith(CURSOR_PREFIX)) this.#seqs.set(cursor.slice(CURSOR_PREFIX.length), seq);
    }
  }

  /** What is known now; on disk some seconds later. */
  get receivers(): JournalState["receivers"] {
    return [...this.#seqs].map(([name, seq]) => ({ name, seq }));
  }

  /**
   * Takes an acknowledgement in. One of an epoch that is not the journal's says nothing. One of a record that is not
   * there begins a new epoch: the data directory is an older copy, and who has that record would take the next one of
   * its number for the same.
   */
  take({ receiver, epoch, seq }: UpstreamAck): void {
    const { epochs, clock, logger } = this.#options;
    const known = this.#seqs.get(receiver);
    if (known === undefined && this.#seqs.size >= MAX_RECEIVERS) {
      if (!this.#isFull) logger.warn("too many upstream receivers, acks are not kept", { receiver });
      this.#isFull = true;
      return;
    }
    const ackedSeq = epochs.seqAt({ epoch, seq });
    if (ackedSeq === undefined) {
      logger.debug("ack of an unknown epoch", { receiver, epoch, seq });
      return;
    }
    this.#watchNumbers(epoch, seq);
    if (known !== undefined && ackedSeq <= known) return;
    if (known === undefined) logger.info("new upstream receiver", { receiver, seq: ackedSeq });
    this.#seqs.set(receiver, ackedSeq);
    this.#timer ??= clock.after(SAVE_EVERY_MS, () => void this.#save());
  }

  /** Writes what is known. */
  async close(): Promise<void> {
    if (!this.#timer) return;
    this.#timer.cancel();
    await this.#save();
    this.#timer?.cancel();
  }

  /** Once at most: a directory is not restored while it is in use, and anybody can make an ack up. */
  #watchNumbers(epoch: number, seq: number): void {
    const { journal, epochs, logger } = this.#options;
    const lastSeq = epochs.newest?.seq ?? 0;
    if (seq <= lastSeq || epoch !== this.#resumedEpoch || epoch !== journal.epoch) return;
    journal.beginEpoch();
    logger.warn("a receiver has more than the journal, whose end is lost: a new epoch begins", {
      ackedSeq: seq,
      lastSeq,
    });
  }

  async #save(): Promise<void> {
    const { journal, clock, logger } = this.#options;
    this.#timer = undefined;
    try {
      for (const [name, seq] of this.#seqs) {
        const cursor = await journal.cursor(`${CURSOR_PREFIX}${name}`);
        await cursor.advance(seq);
      }
    } catch (thrown) {
      logger.warn("acks cannot be stored", { error: errorMessage(thrown) });
      this.#timer ??= clock.after(SAVE_EVERY_MS, () => void this.#save());
    }
  }
}
