import { type Clock, ConfigError, errorMessage, FloodGate, type Logger, type Timer } from "@sourceful/domain";
import { type FileSystem, type Journal, openJournal } from "@sourceful/journal";
import { appendEntries } from "./append-entries.ts";
import type { KnownCommand } from "./command-memory.ts";
import {
  decodeLedgerEntries,
  encodeLedgerEntries,
  type FinalAck,
  type KeptAnswer,
  type LedgerEntry,
} from "./ledger-entry.ts";
import { LedgerMemory } from "./ledger-memory.ts";

export interface CommandLedgerOptions {
  /** Where it is kept, made when it is not there. */
  readonly directory: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The machine's when not given. */
  readonly fileSystem?: FileSystem;
  /** Bytes on disk, 256 MiB when not given; everything is written anew after a sixteenth of it. */
  readonly maxBytes?: number;
}

/** How often it looks whether its files are still there, and tries again what the disk refused, ms. */
const LOOK_EVERY_MS = 10_000;
const MIB = 1024 * 1024;
/** A journal of so many parts is renewed after each: what is remembered is far from its oldest. */
const PARTS = 16;
/** Refusals that are written in 10 s. */
const WRITTEN_REFUSALS = 200;

/**
 * Remembers across restarts which commands and dispatches were taken, how they ended, and which DERs are in
 * failsafe. A command is in it before its driver is called, so that none is run twice. Ids are kept for at least
 * 24 h, and the last 10,000 of each DER. One that is removed or replaced while it is in use is written anew from
 * memory; until it is whole again no command is taken.
 */
export class CommandLedger {
  readonly #options: CommandLedgerOptions;
  readonly #logger: Logger;
  readonly #partBytes: number;
  readonly #memory = new LedgerMemory();
  /** What the disk has not taken yet of it, the latest of each DER. */
  readonly #unsaved = new Map<string, LedgerEntry & { readonly type: "failsafe" }>();
  #journal: Journal | undefined;
  #failure: string | undefined;
  #bytesSinceRenewal = 0;
  readonly #writtenRefusals: FloodGate;
  readonly #working = new Set<Promise<void>>();
  #timer: Timer | undefined;
  #looking: Promise<void> | undefined;
  /** What was on disk at the start is in memory; from then on memory is what counts. */
  #isRead = false;
  #isRenewing = false;
  #isClosed = false;

  /**
   * Opens the ledger. One that cannot be opened is not an error: then no command is taken, and it is tried
   * again every 10 s.
   */
  static async open(options: CommandLedgerOptions): Promise<CommandLedger> {
    const ledger = new CommandLedger(options);
    await ledger.#tryOpen();
    ledger.#plan();
    return ledger;
  }

  private constructor(options: CommandLedgerOptions) {
    this.#options = options;
    this.#partBytes = (options.maxBytes ?? 256 * MIB) / PARTS;
    this.#logger = options.logger.child({ component: "command ledger" });
    this.#writtenRefusals = new FloodGate(options.clock, WRITTEN_REFUSALS);
  }

  /** Why no command can be taken now; undefined while the disk takes them. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /**
   * What is known of a command to a DER; a command that was taken and has no ack has not ended. `Answer` is what
   * `finish` is given for that `der`.
   */
  find<Answer extends KeptAnswer = FinalAck>(der: string, id: string): KnownCommand<Answer> | undefined {
    return this.#memory.of(der).find(id) as KnownCommand<Answer> | undefined;
  }

  /** Whether a restart must resume failsafe. What cannot be read may have been in it. */
  isFailsafe(der: string): boolean {
    return !this.#isRead || this.#memory.isFailsafe(der);
  }

  /**
   * Resolves when the command is on disk and may be run.
   * @throws ConfigError `journal_unwritable` or `data_dir_unusable`, RejectedError `journal_backlogged`; then the
   *   command must not be run
   */
  async take(der: string, id: string): Promise<void> {
    const { clock } = this.#options;
    const atMs = clock.nowMs();
    const memory = this.#memory.of(der);
    if (!memory.hasRoom(atMs)) {
      throw new ConfigError("more commands came within a day than can be remembered", {
        code: "journal_backlogged",
        retry: "later",
      });
    }
    memory.take(id, atMs, true);
    try {
      await this.#append({ type: "taken", der, id, atMs });
    } catch (thrown) {
      memory.untake(id);
      throw thrown;
    }
  }

  /**
   * Keeps a command's last answer, also of one that was refused. What the disk refuses is kept in memory only,
   * and so is what is too much of a flood of refusals.
   */
  finish(der: string, id: string, ack: KeptAnswer): void {
    const atMs = this.#options.clock.nowMs();
    const wasTaken = this.#memory.of(der).finish(id, atMs, ack);
    if (wasTaken || this.#writtenRefusals.admits())
      this.#later(this.#append({ type: "done", der, id, atMs, ack }));
  }

  /**
   * Keeps whether a DER is in failsafe. Resolves when that is on disk, or with why it is not; then it is offered to
   * the disk again. Never rejects.
   */
  async setFailsafe(der: string, isOn: boolean): Promise<string | undefined> {
    if (this.#memory.isFailsafe(der) === isOn) return undefined;
    const entry = { type: "failsafe", der, isOn } as const;
    this.#unsaved.set(der, entry);
    this.#memory.fold(entry);
    const saved = this.#save([entry]);
    this.#later(saved);
    return saved.then(() => undefined, errorMessage);
  }

  /** Writes what is under way and closes the journal. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    while (this.#working.size > 0) await Promise.all(this.#working);
    await this.#journal?.close();
  }

  async #append(entry: LedgerEntry): Promise<void> {
    if (!this.#journal) {
      throw new ConfigError(`the command ledger cannot be used: ${this.#failure ?? "it is not open"}`, {
        code: "data_dir_unusable",
        retry: "later",
      });
    }
    const journal = this.#journal;
    const payload = encodeLedgerEntries([entry]);
    this.#bytesSinceRenewal += payload.length;
    try {
      await journal.append(payload);
    } catch (thrown) {
      this.#failed(errorMessage(thrown));
      this.#later(this.#look());
      throw thrown;
    }
    this.#recovered();
    if (this.#bytesSinceRenewal > this.#partBytes) this.#later(this.#renew(journal));
  }

  /** What the disk refuses of it is offered to it at the next look. */
  async #save(entries: readonly (LedgerEntry & { readonly type: "failsafe" })[]): Promise<void> {
    await Promise.all(entries.map((entry) => this.#append(entry)));
    for (const entry of entries) if (this.#unsaved.get(entry.der) === entry) this.#unsaved.delete(entry.der);
  }

  /** Of what fails the caller need not know: it has told that itself. */
  #later(work: Promise<void>): void {
    const tracked = work.catch(() => undefined).finally(() => this.#working.delete(tracked));
    this.#working.add(tracked);
  }

  #plan(): void {
    if (this.#isClosed) return;
    this.#timer = this.#options.clock.after(LOOK_EVERY_MS, () => {
      this.#later(this.#look().then(() => this.#save([...this.#unsaved.values()])));
      this.#plan();
    });
  }

  /** Makes sure that a restart would find what was kept. */
  #look(): Promise<void> {
    this.#looking ??= this.#lookNow().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookNow(): Promise<void> {
    const journal = this.#journal;
    if (!journal) return this.#tryOpen();
    const problem = await journal.checkFiles().then(() => undefined, errorMessage);
    if (problem === undefined || this.#isClosed) return;
    const { directory } = this.#options;
    this.#logger.error("command ledger was removed or replaced: it is written anew from memory", {
      directory,
      problem,
    });
    this.#failed(problem);
    this.#journal = undefined;
    await journal.close();
    await this.#tryOpen();
  }

  /** Writes all that is remembered again, so that what is older may be dropped. */
  async #renew(journal: Journal): Promise<void> {
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    this.#bytesSinceRenewal = 0;
    try {
      await appendEntries(journal, this.#memory.entries());
    } catch {
      // The disk has told what it had to tell; the next append tries again.
      this.#bytesSinceRenewal = this.#partBytes + 1;
    } finally {
      this.#isRenewing = false;
    }
  }

  #tryOpen(): Promise<void> {
    return this.#openNow().catch((thrown: unknown) => this.#failed(errorMessage(thrown)));
  }

  async #openNow(): Promise<void> {
    const { directory, clock, fileSystem } = this.#options;
    const journal = await openJournal({
      directory,
      clock,
      logger: this.#logger,
      retention: { maxBytes: this.#partBytes * PARTS, maxAgeMs: Number.MAX_SAFE_INTEGER },
      segmentBytes: this.#partBytes / 2,
      ...(fileSystem ? { fileSystem } : {}),
    });
    const isLost = this.#isRead;
    try {
      if (isLost) await appendEntries(journal, this.#memory.entries());
      else await this.#read(journal);
    } catch (thrown) {
      await journal.close();
      throw thrown;
    }
    this.#journal = journal;
    if (!isLost) this.#later(this.#renew(journal));
    this.#later(this.#save([...this.#unsaved.values()]));
    this.#recovered();
  }

  async #read(journal: Journal): Promise<void> {
    for await (const { seq, payload } of journal.read()) {
      try {
        for (const entry of decodeLedgerEntries(payload)) this.#memory.fold(entry);
      } catch (thrown) {
        this.#logger.error("command ledger has a record that is none", { seq, error: errorMessage(thrown) });
      }
    }
    // What happened while it could not be read is newer than all of it.
    for (const entry of this.#unsaved.values()) this.#memory.fold(entry);
    this.#isRead = true;
  }

  #failed(failure: string): void {
    if (this.#failure === undefined) {
      this.#logger.error("no command is taken: its id cannot be kept", { failure });
    }
    this.#failure = failure;
  }

  #recovered(): void {
    if (this.#failure === undefined) return;
    this.#failure = undefined;
    this.#logger.info("commands are taken again");
  }
}
