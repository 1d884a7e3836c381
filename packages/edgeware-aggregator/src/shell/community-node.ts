import { join } from "node:path";
import { type Clock, EdgeError, errorMessage, InternalError, type Logger } from "@sourceful/domain";
import type { FileSystem } from "@sourceful/journal";
import {
  type BuildingEnvelope,
  type BusMessage,
  isSignedFor,
  type Keyring,
  type Opened,
  openEnvelope,
  type UpstreamRecord,
} from "@sourceful/messaging";
import type { ActionRecord } from "../core/authority/action-record.ts";
import type { CommunityEffect } from "../core/community-effect.ts";
import type { CommunityEvent, RefusedEvent } from "../core/community-event.ts";
import type { CommunityPolicy } from "../core/community-policy.ts";
import type { CommunityState } from "../core/community-state.ts";
import { decide } from "../core/decide.ts";
import { RULES_VERSION } from "../core/rules-version.ts";
import { encodeState } from "../core/state-codec.ts";
import type { CommunityTopology } from "../core/topology/community-topology.ts";
import { AuditLog } from "./audit-log.ts";
import { EventLog } from "./event-log.ts";
import type { LogEntry } from "./event-record.ts";
import { SnapshotStore } from "./snapshot-store.ts";
import { shorterLog, startingState } from "./starting-state.ts";

export interface CommunityNodeOptions {
  /** Holds `log`, `audit` and `snapshots`. One node to a directory. */
  readonly directory: string;
  /** How the community begins; of a directory that has a log, the log knows. */
  readonly topology: CommunityTopology;
  readonly policy?: Partial<CommunityPolicy>;
  /** The keys that are believed; may change while the node runs. */
  readonly keyring: Keyring;
  /** Does what was decided about an event that is on disk. Called in order, also again after a crash. */
  readonly onDecided?: (effects: readonly CommunityEffect[], event: CommunityEvent) => void;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Bytes the log may take on disk, and as many the audit; 64 GiB when not given. */
  readonly maxBytes?: number;
  /** Events from one snapshot to the next; 50,000 when not given. */
  readonly snapshotEvery?: number;
  /** The machine's when not given. */
  readonly fileSystem?: FileSystem;
  /** Takes the place of `decide`, to see that what would then be wrong is found. */
  readonly fold?: (state: CommunityState, event: CommunityEvent) => readonly CommunityEffect[];
}

const SNAPSHOT_EVERY = 50_000;
/** What is kept of a message that is refused: of one its sender signed more than an envelope may have. */
const MOST_REFUSED_BYTES = { signed: 128 * 1024, strange: 4 * 1024 } as const;

/** How a start went. */
export interface Recovery {
  /** Position of the snapshot it began from; 0 when it folded the whole log. */
  readonly snapshot: number;
  /** Events folded after it. */
  readonly folded: number;
}

/**
 * A community on disk: what comes in is checked for its sender and shape, written to the log, and only then
 * folded into the state and answered. After a crash the state is that of the log, to the byte.
 */
export class CommunityNode {
  readonly recovery: Recovery;
  readonly #options: CommunityNodeOptions;
  readonly #log: EventLog;
  readonly #audit: AuditLog;
  readonly #snapshots: SnapshotStore;
  #state: CommunityState;
  #snapshotAt: number;
  /** Messages whose signature was checked and that are not taken yet, by their bytes. */
  readonly #opened = new WeakMap<Uint8Array, { subject: string; opened: Opened<BuildingEnvelope> }>();
  #folding: Promise<unknown> = Promise.resolve();
  #snapshotting: Promise<void> | undefined;
  #failure: Error | undefined;
  #refusal: EdgeError | undefined;

  /**
   * @throws ConfigError `data_dir_unusable`; `config_invalid` for a topology with problems
   * @throws InternalError `log_unreadable` when neither a snapshot nor the beginning of the log is left, or the
   * end of the log is gone
   */
  static async open(options: CommunityNodeOptions): Promise<CommunityNode> {
    const { directory, clock, logger, fileSystem, maxBytes } = options;
    const own = { clock, logger, ...(fileSystem && { fileSystem }), ...(maxBytes && { maxBytes }) };
    const log = await EventLog.open({ ...own, directory: join(directory, "log") });
    try {
      const audit = await AuditLog.open({ ...own, directory: join(directory, "audit") });
      try {
        const { lastPosition } = audit;
        if (lastPosition > log.lastPosition) {
          throw shorterLog(directory, log.lastPosition, `a decision about event ${lastPosition}`);
        }
        const snapshots = new SnapshotStore(join(directory, "snapshots"), logger, fileSystem);
        const start = await startingState(options, log, snapshots);
        return await new CommunityNode(options, { log, audit, snapshots }, start).#recover();
      } catch (thrown) {
        await audit.close();
        throw thrown;
      }
    } catch (thrown) {
      await log.close();
      throw thrown;
    }
  }

  private constructor(
    options: CommunityNodeOptions,
    { log, audit, snapshots }: { log: EventLog; audit: AuditLog; snapshots: SnapshotStore },
    { state, snapshot }: { state: CommunityState; snapshot: number },
  ) {
    this.#options = options;
    this.#log = log;
    this.#audit = audit;
    this.#snapshots = snapshots;
    this.#state = state;
    this.#snapshotAt = snapshot;
    this.recovery = { snapshot, folded: log.lastPosition - Math.max(snapshot, 1) };
  }

  /** As it is after the last event that is on disk. For looking at; only the log changes it. */
  get state(): CommunityState {
    return this.#state;
  }

  /** What was logged and decided. */
  get log(): Pick<EventLog, "message" | "lastPosition" | "room"> {
    return this.#log;
  }

  get audit(): Pick<AuditLog, "records" | "reader" | "room"> {
    return this.#audit;
  }

  /** Why nothing more is taken, when that is so. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Why nothing is taken until the disk takes the log again, when that is so. */
  get refusal(): EdgeError | undefined {
    return this.#refusal;
  }

  /**
   * Takes a message from the bus. Resolves when it is on disk and folded: then it may be acknowledged. One of a
   * sender nobody knows, or that fits no schema, is kept too, with the reason; of one that is too large, the beginning.
   * One that came as a number of a record for which it is not signed is refused as well: nobody knows who sent it so.
   * @throws as `Journal.append`: the message is not kept then, and has to come again
   */
  async receive(
    message: Pick<BusMessage, "subject" | "data">,
    as?: Pick<UpstreamRecord, "serial" | "epoch" | "seq">,
  ): Promise<void> {
    const opened = this.open(message);
    this.#opened.delete(message.data);
    if (opened.ok && as && !isSignedFor(opened, as)) {
      const reason = `it came as ${as.epoch}/${as.seq} of ${as.serial}'s record, for which it is not signed`;
      await this.#refuse(message, { type: "refused", code: "IDENTITY", reason });
      return;
    }
    if (opened.ok) {
      await this.#take({ type: "message", bytes: message.data }, (place) => ({
        type: "message",
        ...place,
        envelope: opened.envelope,
      }));
      return;
    }
    const { code, reason, head, isGenuine } = opened.refusal;
    const sender = isGenuine && head ? { sender: head.sender } : {};
    await this.#refuse(message, { type: "refused", code, reason, ...sender });
  }

  /** Opens a message with the keys that are believed now. `receive` then need not do it again. */
  open({ subject, data }: Pick<BusMessage, "subject" | "data">): Opened<BuildingEnvelope> {
    const known = this.#opened.get(data);
    if (known?.subject === subject) return known.opened;
    const opened = openEnvelope({ subject, data }, this.#options.keyring);
    this.#opened.set(data, { subject, opened });
    return opened;
  }

  /** Logs and folds an event that is no message. Resolves when it is on disk and folded. @throws as `receive` */
  take(
    event: Exclude<LogEntry, { type: "genesis" | "message" | "refused" | "release" | "rules" }>,
  ): Promise<readonly CommunityEffect[]> {
    return this.#take(event, (place) => ({ ...event, ...place }));
  }

  /**
   * Lets in the message that was quarantined at a position, if the action may (the audit says whether).
   * @throws InternalError `log_unreadable` when there is no message at that position
   */
  async release(quarantined: number, action: ActionRecord): Promise<readonly CommunityEffect[]> {
    const found = await this.#log.message(quarantined);
    const { event } = found ?? {};
    if (event?.type !== "message") {
      throw new InternalError(`the event log has no message at ${quarantined} to release`, {
        code: "log_unreadable",
      });
    }
    return this.#take({ type: "release", action, quarantined }, (place) => ({
      type: "release",
      ...place,
      action,
      quarantined: event,
    }));
  }

  /** Keeps the state as it is now, so that the next start is quick. One at a time. */
  snapshot(): Promise<void> {
    this.#snapshotting ??= this.#writeSnapshot().finally(() => {
      this.#snapshotting = undefined;
    });
    return this.#snapshotting;
  }

  /** Waits for what is under way, keeps a snapshot and closes the files. */
  async close(): Promise<void> {
    await this.#folding.catch(() => undefined);
    if (this.#state.data.position > this.#snapshotAt && !this.#failure) {
      await this.snapshot().catch((thrown: unknown) => {
        this.#options.logger.warn("no snapshot was kept", { error: errorMessage(thrown) });
      });
    }
    await this.#log.close();
    await this.#audit.close();
  }

  async #refuse(
    { subject, data }: Pick<BusMessage, "subject" | "data">,
    event: Omit<RefusedEvent, "position" | "atMs">,
  ): Promise<void> {
    // Larger is no envelope, and too large for the log would come again for ever.
    const bytes = data.subarray(0, MOST_REFUSED_BYTES[event.sender === undefined ? "strange" : "signed"]);
    await this.#take({ ...event, subject, bytes }, (place) => ({ ...event, ...place }));
  }

  async #take(
    entry: LogEntry,
    place: (at: { position: number; atMs: number }) => CommunityEvent,
  ): Promise<readonly CommunityEffect[]> {
    if (this.#failure) throw this.#failure;
    // Appends resolve in the order of the calls, and each is folded as soon as it is on disk: no other order.
    const folded = this.#log.append(entry).then(
      (at) => {
        this.#refusal = undefined;
        return this.#fold(place(at));
      },
      (thrown: unknown) => {
        if (thrown instanceof EdgeError && thrown.code === "journal_unwritable") this.#refusal = thrown;
        throw thrown;
      },
    );
    this.#folding = folded;
    return folded;
  }

  #fold(event: CommunityEvent): readonly CommunityEffect[] {
    if (this.#failure) throw this.#failure;
    const { snapshotEvery = SNAPSHOT_EVERY, logger } = this.#options;
    let effects: readonly CommunityEffect[];
    try {
      effects = this.#decide(event);
    } catch (thrown) {
      // The state may be half changed: nothing more is folded into it, and the log has the event that did it.
      this.#failure = new InternalError(`event ${event.position} cannot be folded`, {
        code: "internal",
        cause: thrown,
      });
      logger.error("the community's state cannot follow its log", {
        position: event.position,
        error: thrown,
      });
      throw this.#failure;
    }
    this.#execute(effects, event);
    if (event.position - this.#snapshotAt >= snapshotEvery) {
      this.#snapshotAt = event.position;
      this.snapshot().catch((thrown: unknown) => {
        logger.warn("no snapshot was kept", { error: errorMessage(thrown) });
      });
    }
    return effects;
  }

  #decide(event: CommunityEvent): readonly CommunityEffect[] {
    const { fold } = this.#options;
    return fold ? fold(this.#state, event) : decide(this.#state, event).effects;
  }

  #execute(effects: readonly CommunityEffect[], event: CommunityEvent): void {
    if (effects.length === 0) return;
    const { onDecided, logger } = this.#options;
    const { position, atMs } = event;
    this.#audit.add({ position, atMs, effects }).catch((thrown: unknown) => {
      logger.error("a decision is not in the audit; a replay of the log shows it", {
        position,
        error: errorMessage(thrown),
      });
    });
    onDecided?.(effects, event);
  }

  /**
   * Folds what came after the snapshot, and does again what may not have been done when the node ended. From here
   * on the rules of this program decide: the log says so where others did before.
   */
  async #recover(): Promise<CommunityNode> {
    const audited = this.#audit.lastPosition;
    for await (const event of this.#log.events(this.#state.data.position)) {
      const effects = this.#decide(event);
      if (event.position > audited) this.#execute(effects, event);
    }
    const { rules } = this.#state.data;
    if (rules !== RULES_VERSION) {
      const entry = { type: "rules", version: RULES_VERSION } as const;
      await this.#take(entry, (place) => ({ ...entry, ...place }));
      this.#options.logger.info("other rules decide from here on", { before: rules, now: RULES_VERSION });
    }
    return this;
  }

  async #writeSnapshot(): Promise<void> {
    const { position } = this.#state.data;
    const bytes = encodeState(this.#state);
    this.#snapshotAt = position;
    await this.#snapshots.write({ position, bytes });
  }
}
