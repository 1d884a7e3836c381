import { type Clock, ConfigError, errorMessage, type Logger, type Timer } from "@sourceful/domain";
import { type FileSystem, type Journal, openJournal } from "@sourceful/journal";
import { CommandMemory, type KnownCommand } from "./command-memory.ts";
import { decodeLedgerEntries, encodeLedgerEntries, type FinalAck, type LedgerEntry } from "./ledger-entry.ts";

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

const REOPEN_MS = 60_000;
const MIB = 1024 * 1024;
/** A journal of so many parts is renewed after each: what is remembered is far from its oldest. */
const PARTS = 16;
/** Refusals that are written in a window; a flood of commands wears out no disk. */
const REFUSALS_IN_WINDOW = 200;
const WINDOW_MS = 10_000;
/** Entries in one record: one is below 8 KiB, a record at most 1 MiB. */
const ENTRIES_PER_RECORD = 100;

/**
 * Remembers across restarts which commands were taken, how they ended, and which DERs are in failsafe. A
 * command is in it before its driver is called, so that none is run twice. Ids are kept for at least 24 h,
 * and the last 10,000 of each DER.
 */
export class CommandLedger {
  readonly #options: CommandLedgerOptions;
  readonly #logger: Logger;
  readonly #partBytes: number;
  readonly #memories = new Map<string, CommandMemory>();
  readonly #failsafe = new Set<string>();
  /** What the disk has not taken yet of it, the latest of each DER. */
  readonly #unsaved = new Map<string, LedgerEntry & { readonly type: "failsafe" }>();
  #journal: Journal | undefined;
  #opening: Promise<void> | undefined;
  #failure: string | undefined;
  #bytesSinceRenewal = 0;
  #writing: Promise<unknown> = Promise.resolve();
  #timer: Timer | undefined;
  #isRenewing = false;
  #windowEndMs = Number.NEGATIVE_INFINITY;
  #refusalsInWindow = 0;
  #isClosed = false;

  /**
   * Opens the ledger. One that cannot be opened is not an error: then no command is taken, and it is tried
   * again every minute.
   */
  static async open(options: CommandLedgerOptions): Promise<CommandLedger> {
    const ledger = new CommandLedger(options);
    await ledger.#tryOpen();
    return ledger;
  }

  private constructor(options: CommandLedgerOptions) {
    this.#options = options;
    this.#partBytes = (options.maxBytes ?? 256 * MIB) / PARTS;
    this.#logger = options.logger.child({ component: "command ledger" });
  }

  /** Why no command can be taken now; undefined while the disk takes them. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** What is known of a command to a DER; a command that was taken and has no ack has not ended. */
  find(der: string, id: string): KnownCommand | undefined {
    return this.#memories.get(der)?.find(id);
  }

  /** Whether a restart must resume failsafe. What cannot be read may have been in it. */
  isFailsafe(der: string): boolean {
    return this.#journal === undefined || this.#failsafe.has(der);
  }

  /**
   * Resolves when the command is on disk and may be run.
   * @throws ConfigError `journal_unwritable` or `data_dir_unusable`, RejectedError `journal_backlogged`; then the
   *   command must not be run
   */
  async take(der: string, id: string): Promise<void> {
    const { clock } = this.#options;
    const atMs = clock.nowMs();
    const memory = this.#memoryOf(der);
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
  finish(der: string, id: string, ack: FinalAck): void {
    const atMs = this.#options.clock.nowMs();
    const wasTaken = this.#memoryOf(der).finish(id, atMs, ack);
    if (wasTaken || this.#mayWriteRefusal()) this.#appendLater({ type: "done", der, id, atMs, ack });
  }

  /** Keeps whether a DER is in failsafe. What the disk refuses is offered to it again. */
  setFailsafe(der: string, isOn: boolean): void {
    if (this.#failsafe.has(der) === isOn) return;
    const entry = { type: "failsafe", der, isOn } as const;
    this.#unsaved.set(der, entry);
    this.#fold(entry);
    this.#later(this.#save([entry]));
  }

  /** Writes what is under way and closes the journal. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    await this.#opening;
    await this.#writing;
    await this.#journal?.close();
  }

  #memoryOf(der: string): CommandMemory {
    const known = this.#memories.get(der);
    if (known) return known;
    const made = new CommandMemory();
    this.#memories.set(der, made);
    return made;
  }

  #mayWriteRefusal(): boolean {
    const nowMs = this.#options.clock.monotonicMs();
    if (nowMs >= this.#windowEndMs) {
      this.#windowEndMs = nowMs + WINDOW_MS;
      this.#refusalsInWindow = 0;
    }
    this.#refusalsInWindow += 1;
    return this.#refusalsInWindow <= REFUSALS_IN_WINDOW;
  }

  async #append(entry: LedgerEntry): Promise<void> {
    if (!this.#journal) {
      throw new ConfigError(`the command ledger cannot be used: ${this.#failure ?? "it is not open"}`, {
        code: "data_dir_unusable",
        retry: "later",
      });
    }
    await this.#write(this.#journal, [entry]);
    if (this.#bytesSinceRenewal > this.#partBytes) this.#later(this.#renew(this.#journal));
  }

  async #save(entries: readonly (LedgerEntry & { readonly type: "failsafe" })[]): Promise<void> {
    try {
      await Promise.all(entries.map((entry) => this.#append(entry)));
      for (const entry of entries)
        if (this.#unsaved.get(entry.der) === entry) this.#unsaved.delete(entry.der);
    } catch {
      // Without a journal it is saved when there is one.
      if (this.#journal && !this.#isClosed) this.#again(() => this.#saveAll());
    }
  }

  #saveAll(): void {
    this.#later(this.#save([...this.#unsaved.values()]));
  }

  #again(run: () => void): void {
    this.#timer?.cancel();
    this.#timer = this.#options.clock.after(REOPEN_MS, run);
  }

  #appendLater(entry: LedgerEntry): void {
    this.#later(this.#append(entry).catch(() => undefined));
  }

  #later(work: Promise<void>): void {
    this.#writing = Promise.all([this.#writing, work]);
  }

  async #write(journal: Journal, entries: readonly LedgerEntry[]): Promise<void> {
    const payload = encodeLedgerEntries(entries);
    this.#bytesSinceRenewal += payload.length;
    try {
      await journal.append(payload);
      this.#recovered();
    } catch (thrown) {
      this.#failed(errorMessage(thrown));
      throw thrown;
    }
  }

  /** Writes all that is remembered again, so that what is older may be dropped. */
  async #renew(journal: Journal): Promise<void> {
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    this.#bytesSinceRenewal = 0;
    try {
      let chunk: LedgerEntry[] = [];
      for (const entry of this.#entries()) {
        chunk.push(entry);
        if (chunk.length < ENTRIES_PER_RECORD) continue;
        await this.#write(journal, chunk);
        chunk = [];
      }
      if (chunk.length > 0) await this.#write(journal, chunk);
    } catch {
      // The disk has told what it had to tell; the next append tries again.
      this.#bytesSinceRenewal = this.#partBytes + 1;
    } finally {
      this.#isRenewing = false;
    }
  }

  *#entries(): Generator<LedgerEntry> {
    for (const der of this.#failsafe) yield { type: "failsafe", der, isOn: true };
    for (const [der, memory] of this.#memories) yield* memory.entries(der);
  }

  #tryOpen(): Promise<void> {
    this.#opening = this.#openNow().catch((thrown: unknown) => {
      this.#failed(errorMessage(thrown));
      if (!this.#isClosed) this.#again(() => void this.#tryOpen());
    });
    return this.#opening;
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
    for await (const { seq, payload } of journal.read()) {
      try {
        for (const entry of decodeLedgerEntries(payload)) this.#fold(entry);
      } catch (thrown) {
        this.#logger.error("command ledger has a record that is none", { seq, error: errorMessage(thrown) });
      }
    }
    // What happened while it could not be read is newer than all of it.
    for (const entry of this.#unsaved.values()) this.#fold(entry);
    this.#journal = journal;
    this.#later(this.#renew(journal));
    this.#saveAll();
    this.#recovered();
  }

  #fold(entry: LedgerEntry): void {
    if (entry.type === "failsafe") {
      if (entry.isOn) this.#failsafe.add(entry.der);
      else this.#failsafe.delete(entry.der);
      return;
    }
    const memory = this.#memoryOf(entry.der);
    if (entry.type === "taken") memory.take(entry.id, entry.atMs, false);
    else memory.finish(entry.id, entry.atMs, entry.ack);
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
