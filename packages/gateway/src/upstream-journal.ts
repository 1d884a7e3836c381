import { type Clock, errorMessage, type Logger, type Timer } from "@sourceful/domain";
import { type FileSystem, type Journal, openJournal, type RetentionLimits } from "@sourceful/journal";
import {
  type Bus,
  type BusSubscription,
  decodeMessage,
  encodeMessage,
  gatewayStream,
  type JournalState,
  type MessageHeaders,
  type UpstreamFetched,
  type UpstreamPosition,
  type UpstreamStream,
  upstreamHeaders,
} from "@sourceful/messaging";
import { UpstreamAcks } from "./upstream-acks.ts";
import { UpstreamEpochs } from "./upstream-epochs.ts";
import { encodeUpstreamPayload, type UpstreamPayload } from "./upstream-payload.ts";
import { UpstreamReplay } from "./upstream-replay.ts";

export interface UpstreamJournalOptions {
  readonly serial: string;
  /** What is recorded; what gateways send when not given. */
  readonly stream?: UpstreamStream;
  /** How the end of a replay is put; unsigned when not given. */
  readonly encodeFetched?: (receiver: string, answer: UpstreamFetched) => Uint8Array;
  /** Where the journal is, made when it is not there. */
  readonly directory: string;
  readonly bus: Pick<Bus, "publish" | "subscribe" | "flush">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 72 hours and 1 GiB when not given. */
  readonly retention?: Partial<RetentionLimits>;
  /** How long a message waits for the disk before it goes out without a number, ms; 1000 when not given. */
  readonly patienceMs?: number;
  /** Most records replayed a second; 20,000 when not given. */
  readonly replayPerSecond?: number;
  /** The machine's when not given. */
  readonly fileSystem?: FileSystem;
}

/** An open journal and what goes with it. */
interface OpenParts {
  readonly journal: Journal;
  readonly epochs: UpstreamEpochs;
  readonly acks: UpstreamAcks;
  readonly replay: UpstreamReplay;
}

/** Subjects are far shorter; with the two bytes of their length. */
const MOST_SUBJECT_BYTES = 1024;
const REOPEN_MS = 60_000;
const RETENTION_MS = 10 * 60_000;
/** A restart goes on with a journal that is younger; what is older may have been restored from a backup, ms. */
const RESTART_MS = 10 * 60_000;

/**
 * Sends what leaves the building: on disk first, then once on its own subject with its number, and again only
 * to receivers that ask for what they lack. When the disk does not take it, it is sent all the same, without a
 * number.
 */
export class UpstreamJournal {
  readonly #options: UpstreamJournalOptions;
  readonly #logger: Logger;
  readonly #subscriptions: BusSubscription[];
  readonly #sending = new Set<Promise<void>>();
  readonly #listeners = new Set<() => void>();
  #open: OpenParts | undefined;
  #opening: Promise<void> | undefined;
  #failure: string | undefined;
  #unkept = 0;
  #timer: Timer | undefined;
  #isClosed = false;

  /**
   * Opens the journal. One that cannot be opened is not an error: it shows in the state and is tried again
   * every minute, and until then messages go out without numbers.
   */
  static async open(options: UpstreamJournalOptions): Promise<UpstreamJournal> {
    const upstream = new UpstreamJournal(options);
    await upstream.#tryOpen();
    return upstream;
  }

  private constructor(options: UpstreamJournalOptions) {
    const { serial, stream = gatewayStream, bus, logger } = options;
    this.#options = options;
    this.#logger = logger.child({ component: "journal" });
    this.#subscriptions = [
      bus.subscribe(stream.subject("ack", { serial }), ({ subject, data }) => {
        const ack = this.#read("upstreamAck", subject, data);
        if (ack) this.#open?.acks.take(ack);
      }),
      bus.subscribe(stream.subject("fetch", { serial }), ({ subject, data }) => {
        const fetch = this.#read("upstreamFetch", subject, data);
        if (fetch) this.#open?.replay.take(fetch);
      }),
    ];
  }

  /** Calls `listener` when the journal begins or ceases to take messages. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Sends a message as soon as it is on disk, in the order of the calls. Never throws, never waits long. */
  send(subject: string, data: Uint8Array): void {
    this.sendPlaced(() => ({ subject, data }), data.length);
  }

  /**
   * As `send`, for a message that says its own place, or that it has none because the disk did not take it: `make`
   * may be called for both. `mostBytes` are those of its data.
   */
  sendPlaced(make: (place: UpstreamPosition | undefined) => UpstreamPayload, mostBytes: number): void {
    const sending = this.#send(make, mostBytes + MOST_SUBJECT_BYTES).finally(() =>
      this.#sending.delete(sending),
    );
    this.#sending.add(sending);
  }

  /** For the gateway's state. */
  get state(): JournalState {
    const open = this.#open;
    const failure = this.#failure;
    const rest = {
      unkept: this.#unkept,
      receivers: open?.acks.receivers ?? [],
      ...(failure === undefined ? {} : { failure }),
    };
    if (!open) return { last_seq: 0, ...rest };
    const { firstSeq, oldestAtMs, bytes, dropped } = open.journal.stats();
    const { newest } = open.epochs;
    return {
      ...(newest ? { epoch: newest.epoch } : {}),
      ...(firstSeq === undefined ? {} : { first_seq: firstSeq }),
      last_seq: newest?.seq ?? 0,
      ...(oldestAtMs === undefined ? {} : { oldest_s: Math.floor(oldestAtMs / 1000) }),
      bytes,
      dropped: dropped.records,
      dropped_unread: dropped.unreadRecords,
      ...rest,
    };
  }

  /** Sends what waits for the disk, ends replays, and closes the journal. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    for (const subscription of this.#subscriptions) subscription.close();
    await this.#opening;
    await Promise.all(this.#sending);
    await this.#open?.replay.close();
    await this.#open?.acks.close();
    await this.#open?.journal.close();
  }

  async #send(
    make: (place: UpstreamPosition | undefined) => UpstreamPayload,
    mostBytes: number,
  ): Promise<void> {
    const { serial, clock, patienceMs = 1_000 } = this.#options;
    const open = this.#open;
    if (!open) {
      this.#sendUnkept(make);
      return;
    }
    let isLate = false;
    const patience = clock.after(patienceMs, () => {
      isLate = true;
      this.#failed(`the disk took longer than ${patienceMs} ms`);
      this.#sendUnkept(make);
    });
    const atMs = clock.nowMs();
    let placed: UpstreamPayload | undefined;
    const name = (place: UpstreamPosition) => {
      placed = make(place);
      return encodeUpstreamPayload(placed);
    };
    try {
      const position = await open.journal.appendNamed(name, { mostBytes, atMs });
      patience.cancel();
      open.epochs.added(position);
      if (isLate || !placed) return;
      this.#recovered();
      const { subject, data } = placed;
      this.#publish(subject, data, upstreamHeaders({ serial, ...position, atMs, subject }));
    } catch (thrown) {
      patience.cancel();
      this.#failed(errorMessage(thrown));
      if (!isLate) this.#sendUnkept(make);
    }
  }

  #sendUnkept(make: (place: undefined) => UpstreamPayload): void {
    this.#unkept += 1;
    const { subject, data } = make(undefined);
    this.#publish(subject, data);
  }

  #publish(subject: string, data: Uint8Array, headers?: MessageHeaders): void {
    try {
      this.#options.bus.publish(subject, data, headers);
    } catch (thrown) {
      // Too large for the server: one message is lost, the gateway goes on.
      this.#logger.error("message cannot be sent", { subject, error: errorMessage(thrown) });
    }
  }

  #tryOpen(): Promise<void> {
    this.#opening = this.#openNow().catch((thrown: unknown) => {
      this.#failed(errorMessage(thrown));
      if (!this.#isClosed) this.#timer = this.#options.clock.after(REOPEN_MS, () => void this.#tryOpen());
    });
    return this.#opening;
  }

  async #openNow(): Promise<void> {
    const { serial, stream = gatewayStream, bus, clock, directory } = this.#options;
    const { retention, fileSystem, replayPerSecond } = this.#options;
    const { encodeFetched = (_: string, answer: UpstreamFetched) => encodeMessage(answer) } = this.#options;
    const logger = this.#logger;
    const journal = await openJournal({
      directory,
      clock,
      logger,
      ...(retention ? { retention } : {}),
      ...(fileSystem ? { fileSystem } : {}),
    });
    const epochs = await UpstreamEpochs.of(journal);
    const { newestAtMs } = epochs;
    // Numbers behind the end may have been given before: those who have them would take ours for copies.
    if (newestAtMs !== undefined && Math.abs(clock.nowMs() - newestAtMs) > RESTART_MS) journal.beginEpoch();
    const acks = new UpstreamAcks({ journal, epochs, clock, logger });
    const recordsPerSecond = replayPerSecond ?? 20_000;
    const replay = new UpstreamReplay({
      serial,
      stream,
      journal,
      epochs,
      bus,
      encodeFetched,
      recordsPerSecond,
      clock,
      logger,
    });
    this.#open = { journal, epochs, acks, replay };
    this.#recovered();
    if (!this.#isClosed) this.#retainLater(journal);
  }

  /** Segments that fill up enforce retention themselves; this is for a gateway that sends little. */
  #retainLater(journal: Journal): void {
    this.#timer = this.#options.clock.after(RETENTION_MS, () => {
      this.#retainLater(journal);
      journal.enforceRetention().catch((thrown: unknown) => {
        this.#logger.error("journal retention failed", { error: errorMessage(thrown) });
      });
    });
  }

  #failed(failure: string): void {
    if (this.#failure === undefined) {
      const { directory } = this.#options;
      this.#logger.error("what is sent is not kept: what the uplink loses now is lost", {
        directory,
        failure,
      });
    }
    const hasChanged = failure !== this.#failure;
    this.#failure = failure;
    if (hasChanged) this.#tellListeners();
  }

  #recovered(): void {
    if (this.#failure === undefined) return;
    this.#failure = undefined;
    this.#logger.info("what is sent is kept again", { unkept: this.#unkept });
    this.#tellListeners();
  }

  #tellListeners(): void {
    for (const listener of this.#listeners) listener();
  }

  #read<K extends "upstreamAck" | "upstreamFetch">(kind: K, subject: string, data: Uint8Array) {
    const decoded = decodeMessage(kind, data);
    if (decoded.ok) return decoded.message;
    this.#logger.warn("message not understood", { subject, problems: decoded.problems });
    return undefined;
  }
}
