import { type Clock, InternalError, type Logger } from "@sourceful/domain";
import { type FileSystem, type Journal, openJournal } from "@sourceful/journal";
import type { CommunityEvent, MessageEvent } from "../core/community-event.ts";
import { decodeEntry, encodeEntry, envelopeOf, type Genesis, type LogEntry } from "./event-record.ts";
import { DEFAULT_MAX_BYTES, type Room, roomOf } from "./room.ts";

export interface EventLogOptions {
  /** Made when it is not there; nobody else writes to it. */
  readonly directory: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What it may take on disk: past it the oldest goes, however young. 64 GiB when not given. */
  readonly maxBytes?: number;
  /** The machine's when not given. */
  readonly fileSystem?: FileSystem;
}

/** The first entry of a log, with its place. */
export interface Beginning extends Genesis {
  readonly position: number;
  readonly atMs: number;
}

const DAY_MS = 86_400_000;
/** More than a leap second and a correction of NTP. */
const BEHIND_MS = 60_000;
/** Audits reach back 13 months (R30). */
const KEPT_MS = 400 * DAY_MS;

/** Everything that ever happened to a community, in order: append-only, hash-chained, on disk before it counts. */
export class EventLog {
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #maxBytes: number;
  #lastMs: number;
  #isBehind = false;

  /** @throws ConfigError `data_dir_unusable` */
  static async open({ maxBytes = DEFAULT_MAX_BYTES, ...options }: EventLogOptions): Promise<EventLog> {
    const journal = await openJournal({ ...options, retention: { maxAgeMs: KEPT_MS, maxBytes } });
    let lastMs = 0;
    for await (const { atMs } of journal.read({ fromSeq: journal.lastSeq })) lastMs = atMs;
    return new EventLog(journal, { ...options, maxBytes }, lastMs);
  }

  private constructor(
    journal: Journal,
    { clock, logger, maxBytes }: Pick<EventLogOptions, "clock" | "logger"> & { readonly maxBytes: number },
    lastMs: number,
  ) {
    this.#maxBytes = maxBytes;
    this.#journal = journal;
    this.#clock = clock;
    this.#logger = logger;
    this.#lastMs = lastMs;
  }

  /** Position of the newest entry on disk; 0 before the first. */
  get lastPosition(): number {
    return this.#journal.lastSeq;
  }

  /** Position of the oldest entry that is still there; 0 when there is none. */
  get firstPosition(): number {
    return this.#journal.stats().firstSeq ?? 0;
  }

  get room(): Room {
    return roomOf("log", this.#journal.stats(), this.#maxBytes, KEPT_MS);
  }

  /**
   * Resolves with the entry's place once it survives a power cut; places are in the order of the calls. Its time
   * is now, and never before that of an earlier entry, whatever the clock does.
   * @throws as `Journal.append`
   */
  async append(entry: LogEntry): Promise<{ position: number; atMs: number }> {
    const nowMs = Math.floor(this.#clock.nowMs());
    const atMs = Math.max(this.#lastMs, nowMs);
    this.#lastMs = atMs;
    this.#noteClock(atMs - nowMs);
    const { seq } = await this.#journal.append(encodeEntry(entry), { atMs });
    return { position: seq, atMs };
  }

  /** A clock that was ahead once leaves the log ahead: what comes is too old for it until the clock is there, too. */
  #noteClock(behindMs: number): void {
    const isBehind = behindMs > BEHIND_MS;
    if (isBehind === this.#isBehind) return;
    this.#isBehind = isBehind;
    if (isBehind) {
      this.#logger.error("this machine's clock is behind the log's last event", { behindMs });
    } else {
      this.#logger.info("this machine's clock is level with the log again");
    }
  }

  /** How the log began; undefined when it is empty, or so long that its beginning is gone. */
  async beginning(): Promise<Beginning | undefined> {
    for await (const { seq, atMs, payload } of this.#journal.read({ fromSeq: 1, toSeq: 1 })) {
      const entry = decodeEntry(payload);
      if (entry.type === "genesis") return { ...entry, position: seq, atMs };
    }
    return undefined;
  }

  /** The events after a position, in order. @throws InternalError `log_unreadable` */
  async *events(afterPosition: number): AsyncGenerator<CommunityEvent, void> {
    for await (const { seq, atMs, payload } of this.#journal.read({ fromSeq: afterPosition + 1 })) {
      const event = this.#eventOf(decodeEntry(payload), seq, atMs);
      // Only what has to be looked up is waited for: a day's log has millions of events.
      if (event) yield event instanceof Promise ? await event : event;
    }
  }

  /** The bytes of the message at a position, accepted or refused. @throws InternalError `log_unreadable` */
  async message(position: number): Promise<{ event: CommunityEvent; bytes: Uint8Array } | undefined> {
    for await (const { seq, atMs, payload } of this.#journal.read({ fromSeq: position, toSeq: position })) {
      const entry = decodeEntry(payload);
      if (entry.type !== "message" && entry.type !== "refused") return undefined;
      const event = await this.#eventOf(entry, seq, atMs);
      if (event) return { event, bytes: entry.bytes };
    }
    return undefined;
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  #eventOf(
    entry: LogEntry,
    position: number,
    atMs: number,
  ): CommunityEvent | Promise<CommunityEvent> | undefined {
    switch (entry.type) {
      case "genesis":
        return undefined;
      case "message":
        return { type: "message", position, atMs, envelope: envelopeOf(entry) };
      case "refused": {
        const { subject: _, bytes: __, ...event } = entry;
        return { ...event, position, atMs };
      }
      case "release":
        return this.#quarantined(entry.quarantined).then((quarantined) => ({
          ...entry,
          position,
          atMs,
          quarantined,
        }));
      default:
        return { ...entry, position, atMs };
    }
  }

  async #quarantined(position: number): Promise<MessageEvent> {
    const found = await this.message(position);
    if (found?.event.type === "message") return found.event;
    throw new InternalError(`the event log has no message at ${position} to release`, {
      code: "log_unreadable",
    });
  }
}
