import { type Clock, errorMessage, type Logger, type Timer } from "@sourceful/domain";
import type { UpstreamFetched } from "./community/message-bodies.ts";
import type { UpstreamFetch } from "./decode-message.ts";
import type { UpstreamBatch } from "./upstream-batch.ts";
import type { UpstreamPosition, UpstreamRecord } from "./upstream-record.ts";
import { UpstreamStretch } from "./upstream-stretch.ts";

/** Live records held while older ones are fetched. */
const MAX_HELD = 4096;
const LEAST_LIMIT = 64;
const MOST_LIMIT = 4096;
/** A stretch is asked for that takes about this long, ms: nothing live waits longer behind history. */
const STRETCH_MS = 500;
const ANSWER_TIMEOUT_MS = 10_000;
const RETRY_MS = 1_000;

export interface UpstreamFollowerOptions {
  readonly serial: string;
  /** How far the record was stored before; undefined for nothing. */
  readonly position: UpstreamPosition | undefined;
  readonly store: (batch: UpstreamBatch) => Promise<void>;
  readonly ask: (question: Pick<UpstreamFetch, "id" | "after" | "limit" | "latest">) => void;
  /** Called with the position after each batch that was stored. */
  readonly onStored: (position: UpstreamPosition) => void;
  /** Told what came on an answer's subject and was no part of it. */
  readonly onForged: (record: UpstreamRecord) => void;
  readonly makeId: () => string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Brings the record of one gateway together: in order, each once, whatever order it comes in. */
export class UpstreamFollower {
  readonly #options: UpstreamFollowerOptions;
  #position: UpstreamPosition | undefined;
  /** Live records that follow each other. */
  #held: UpstreamRecord[] = [];
  #isBehind = false;
  #isCatchingUp = false;
  #stretch: UpstreamStretch | undefined;
  #patience: Timer | undefined;
  #storing: Promise<void> | undefined;
  #pause: Timer | undefined;
  #limit = 1024;
  #isClosed = false;
  #duplicates = 0;

  constructor(options: UpstreamFollowerOptions) {
    this.#options = options;
    this.#position = options.position;
  }

  /** Everything up to it is stored. */
  get position(): UpstreamPosition | undefined {
    return this.#position;
  }

  /** Records that came again. */
  get duplicates(): number {
    return this.#duplicates;
  }

  /** The gateway said that this is the newest there is. */
  heard(newest: UpstreamPosition): void {
    const known = this.#held.at(-1) ?? this.#position;
    const isNewer = known?.epoch !== newest.epoch || known.seq < newest.seq;
    // What is held can be the newest and still have a hole before it that no answer has filled.
    if (!isNewer && !this.#isBehind) return;
    this.#isBehind = true;
    this.#next();
  }

  /** A record on its own subject. */
  live(record: UpstreamRecord): void {
    const before = this.#held.at(-1) ?? this.#position;
    if (before?.epoch === record.epoch && record.seq <= before.seq) {
      this.#duplicates++;
      return;
    }
    if (!before || !follows(before, record)) {
      this.#held = [];
      this.#isBehind = true;
    }
    // More is fetched later; what is held must be without a hole.
    if (this.#held.length >= MAX_HELD) {
      this.#held = [];
      this.#isBehind = true;
    }
    this.#held.push(record);
    this.#next();
  }

  /** Whether a record says that it belongs to the present answer. */
  expects({ replay }: UpstreamRecord): boolean {
    return replay !== undefined && replay.fetchId === this.#stretch?.options.id;
  }

  /** A record that is expected; `isGenuine` when it is of whom its number speaks for. */
  replayed(record: UpstreamRecord, isGenuine: boolean): void {
    if (this.#stretch?.take(record, isGenuine)) this.#watch();
  }

  /** The end of an answer. */
  fetched(answer: UpstreamFetched): void {
    const stretch = this.#stretch;
    if (!stretch || answer.id !== stretch.options.id) return;
    const { clock, logger, serial, onForged } = this.#options;
    const { through, last, missing } = answer;
    this.#end();
    const records = answer.failure === undefined ? stretch.assemble(answer) : undefined;
    if (!records) {
      const failure = answer.failure ?? "records were lost on the way";
      logger.warn("part of a gateway's record did not come", { gateway: serial, failure });
      this.#limit = Math.max(LEAST_LIMIT, this.#limit / 2);
      this.#retryLater();
      return;
    }
    for (const record of stretch.strange(records)) onForged(record);
    this.#adapt(clock.monotonicMs() - stretch.options.startedMs, records.length);
    if (!through || !last) {
      this.#isBehind = false;
      return;
    }
    const hasNothingNew = records.length === 0 && missing.length === 0;
    if (hasNothingNew && this.#position?.epoch === through.epoch) {
      // Whatever is held does not follow; the next live record shows whether something is missing.
      this.#held = [];
      this.#isBehind = false;
      this.#next();
      return;
    }
    const isNewJournal = answer.is_unknown === true && this.#position !== undefined;
    const batch = { serial, records, missing, isNewJournal, through };
    this.#isBehind = !isSame(through, last);
    this.#store(batch);
  }

  /** Forgets what is under way; resolves when nothing is being stored. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#end();
    this.#pause?.cancel();
    await this.#storing;
  }

  #next(): void {
    if (this.#isClosed || this.#stretch || this.#storing || this.#pause) return;
    this.#dropKnown();
    const [first] = this.#held;
    if (first && this.#position && follows(this.#position, first)) {
      const records = this.#held;
      const { epoch, seq } = records.at(-1) ?? first;
      this.#held = [];
      this.#isBehind = false;
      const { serial } = this.#options;
      this.#store({ serial, records, missing: [], isNewJournal: false, through: { epoch, seq } });
    } else if (this.#isBehind || first) {
      this.#ask();
    } else {
      this.#isCatchingUp = false;
    }
  }

  #dropKnown(): void {
    const position = this.#position;
    if (!position) return;
    const isKnown = ({ epoch, seq }: UpstreamRecord) => epoch === position.epoch && seq <= position.seq;
    const count = this.#held.filter(isKnown).length;
    this.#duplicates += count;
    if (count > 0) this.#held = this.#held.slice(count);
  }

  #ask(): void {
    const { clock, ask, makeId } = this.#options;
    const latest = !this.#isCatchingUp;
    this.#isCatchingUp = true;
    const id = makeId();
    const after = this.#position && { epoch: this.#position.epoch, seq: this.#position.seq };
    const limit = this.#limit;
    this.#stretch = new UpstreamStretch({ id, after, limit, startedMs: clock.monotonicMs() });
    this.#watch();
    ask({
      id,
      ...(after && { after }),
      limit,
      ...(latest && { latest }),
    });
  }

  /** Gives up on an answer that stands still; the gateway's next sign of life begins again. */
  #watch(): void {
    this.#patience?.cancel();
    this.#patience = this.#options.clock.after(ANSWER_TIMEOUT_MS, () => {
      this.#end();
      this.#isBehind = true;
      this.#limit = Math.max(LEAST_LIMIT, this.#limit / 2);
    });
  }

  #end(): void {
    this.#patience?.cancel();
    this.#stretch = undefined;
  }

  #adapt(tookMs: number, records: number): void {
    if (tookMs > 2 * STRETCH_MS) this.#limit = Math.max(LEAST_LIMIT, Math.floor(this.#limit / 2));
    else if (tookMs < STRETCH_MS && records >= this.#limit)
      this.#limit = Math.min(MOST_LIMIT, this.#limit * 2);
  }

  #store(batch: UpstreamBatch): void {
    this.#storing = this.#storeNow(batch).finally(() => {
      this.#storing = undefined;
      this.#next();
    });
  }

  async #storeNow(batch: UpstreamBatch): Promise<void> {
    const { store, onStored, logger, serial } = this.#options;
    try {
      await store(batch);
      this.#position = batch.through;
      onStored(batch.through);
    } catch (thrown) {
      logger.error("a gateway's record cannot be stored", { gateway: serial, error: errorMessage(thrown) });
      this.#isBehind = true;
      this.#retryLater();
    }
  }

  #retryLater(): void {
    this.#isBehind = true;
    if (this.#isClosed) return;
    this.#pause?.cancel();
    this.#pause = this.#options.clock.after(RETRY_MS, () => {
      this.#pause = undefined;
      this.#next();
    });
  }
}

function follows(before: UpstreamPosition, record: UpstreamRecord): boolean {
  return before.epoch === record.epoch && before.seq + 1 === record.seq;
}

function isSame(a: UpstreamPosition, b: UpstreamPosition): boolean {
  return a.epoch === b.epoch && a.seq === b.seq;
}
