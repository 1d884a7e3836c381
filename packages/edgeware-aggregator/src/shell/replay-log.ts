import { join } from "node:path";
import { type Clock, ConfigError, errorMessage, type Logger } from "@sourceful/domain";
import { type FileSystem, nodeFileSystem } from "@sourceful/journal";
import type { CommunityEffect } from "../core/community-effect.ts";
import type { CommunityEvent } from "../core/community-event.ts";
import type { CommunityState } from "../core/community-state.ts";
import { decide } from "../core/decide.ts";
import { RULES_VERSION } from "../core/rules-version.ts";
import { decodeState, encodeState } from "../core/state-codec.ts";
import { AuditLog, auditable } from "./audit-log.ts";
import type { AuditRecord } from "./audit-record.ts";
import { EventLog } from "./event-log.ts";
import { type Difference, findDifference } from "./find-difference.ts";
import { SnapshotStore } from "./snapshot-store.ts";
import { begin, withoutBeginning } from "./starting-state.ts";

export interface ReplayOptions {
  /** A community's directory, with `log`, `audit` and `snapshots`. No node may run on it meanwhile. */
  readonly directory: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told after every so many events. */
  readonly onProgress?: (folded: number, of: number) => void;
  /** Takes the place of the fold, to see that a divergence is found. */
  readonly fold?: (state: CommunityState, event: CommunityEvent) => readonly CommunityEffect[];
  /** The machine's when not given. */
  readonly fileSystem?: FileSystem;
}

/** Where a replay first came to something else than was recorded. */
export interface Divergence extends Difference {
  /** Of the event. A state that differs may have begun to anywhere since the snapshot before. */
  readonly position: number;
  readonly in: "decision" | "state";
  /** The rules that decided there; absent where the log is from before it said. */
  readonly decidedBy?: number;
}

/** From which position on which rules decided. */
export interface RulesInForce {
  readonly from: number;
  /** Absent where the log is from before it said. */
  readonly version?: number;
}

/** Positions of which the log has lost the events, damaged or removed, first and last. */
export interface LostEvents {
  readonly from: number;
  readonly to: number;
}

export interface Replay {
  /** From which position on, and how many events. */
  readonly from: number;
  readonly events: number;
  /** Time from the first event to the last, ms. */
  readonly spanMs: number;
  /** Decisions and states that were compared. */
  readonly decisions: number;
  readonly states: number;
  /** The rules that decided, in the order of the log. */
  readonly decidedBy: readonly RulesInForce[];
  /** The rules of this program: where others decided, a divergence may be theirs and no fault. */
  readonly replayedBy: number;
  /** What the log should have up to where the replay ended; where there is some, the rest may come out otherwise. */
  readonly lost: readonly LostEvents[];
  /** The state at the end. */
  readonly state: CommunityState;
  readonly divergence?: Divergence;
}

const PROGRESS_EVERY = 10_000;

/**
 * Folds a community's log anew and compares: every decision with the audit, every snapshot with the state at its
 * place, to the byte. Ends at the first divergence.
 *
 * @throws ConfigError `config_unreadable` when there is no log there
 * @throws InternalError `log_unreadable`
 */
export async function replayLog(options: ReplayOptions): Promise<Replay> {
  const { directory, clock, logger, fileSystem = nodeFileSystem } = options;
  const folder = join(directory, "log");
  await fileSystem.list(folder).catch((cause: unknown) => {
    throw new ConfigError(`${folder} is not there: a community's data directory has a log in it`, {
      code: "config_unreadable",
      cause,
    });
  });
  const own = { clock, logger, fileSystem };
  const log = await EventLog.open({ ...own, directory: folder });
  try {
    const audit = await AuditLog.open({ ...own, directory: join(directory, "audit") });
    try {
      const snapshots = new SnapshotStore(join(directory, "snapshots"), logger, fileSystem);
      return await replay(options, log, audit, snapshots);
    } finally {
      await audit.close();
    }
  } finally {
    await log.close();
  }
}

async function replay(
  { directory, onProgress, logger, fold = (state, event) => decide(state, event).effects }: ReplayOptions,
  log: EventLog,
  audit: AuditLog,
  snapshots: SnapshotStore,
): Promise<Replay> {
  const state = await beginning(directory, log, snapshots);
  const from = state.data.position;
  const startMs = state.data.nowMs;
  const kept = new Set(await snapshots.positions());
  const lost: LostEvents[] = [];
  const noteLost = (after: number, before: number) => {
    if (before > after + 1) lost.push({ from: after + 1, to: before - 1 });
  };
  const recorded = audit.records();
  let next = await following(recorded, from);
  const progress = { events: 0, decisions: 0, states: 0 };
  const decidedBy = [rulesFrom(from, state.data.rules)];
  const result = (divergence?: Omit<Divergence, "decidedBy">): Replay => ({
    from,
    ...progress,
    spanMs: state.data.nowMs - startMs,
    decidedBy,
    replayedBy: RULES_VERSION,
    lost,
    state,
    ...(divergence ? { divergence: { ...divergence, ...decider(decidedBy.at(-1)) } } : {}),
  });
  let last = from;
  for await (const event of log.events(from)) {
    const { position } = event;
    noteLost(last, position);
    last = position;
    if (next && next.position < position) next = await following(recorded, position - 1);
    let effects: readonly CommunityEffect[];
    try {
      effects = auditable(fold(state, event));
    } catch (thrown) {
      return result({
        position,
        in: "decision",
        path: "",
        recorded: undefined,
        replayed: errorMessage(thrown),
      });
    }
    progress.events += 1;
    if (event.type === "rules") decidedBy.push(rulesFrom(position, event.version));
    // The last decisions may not have reached the audit before the node ended: what is after them is not compared.
    if (effects.length > 0 || next?.position === position) {
      if (!next && position > audit.lastPosition) continue;
      progress.decisions += 1;
      const decided = next?.position === position ? next.effects : [];
      const difference = findDifference(decided, JSON.parse(JSON.stringify(effects)), "effects");
      if (difference) return result({ ...difference, position, in: "decision" });
      next = await following(recorded, position);
    }
    if (kept.has(position)) {
      const compared = await compareState(snapshots, state, logger);
      if (compared) progress.states += 1;
      if (compared?.difference) return result({ ...compared.difference, position, in: "state" });
    }
    if (progress.events % PROGRESS_EVERY === 0) onProgress?.(progress.events, log.lastPosition - from);
  }
  // What was made of events that are not there any more says that they were.
  noteLost(last, Math.max(last, audit.lastPosition, ...kept) + 1);
  return result();
}

function rulesFrom(from: number, version: number | undefined): RulesInForce {
  return version === undefined ? { from } : { from, version };
}

function decider({ version }: Partial<RulesInForce> = {}): Pick<Divergence, "decidedBy"> {
  return version === undefined ? {} : { decidedBy: version };
}

/** The log's beginning; where it has lost it, the oldest snapshot that is whole. */
async function beginning(
  directory: string,
  log: EventLog,
  snapshots: SnapshotStore,
): Promise<CommunityState> {
  const start = await log.beginning();
  if (start) return begin(start);
  for (const position of await snapshots.positions()) {
    const snapshot = position + 1 >= log.firstPosition ? await snapshots.read(position) : undefined;
    if (snapshot) return decodeState(snapshot.bytes);
  }
  throw withoutBeginning(directory, "there is no snapshot to go on from");
}

/** The next record after a position. */
async function following(
  records: AsyncGenerator<AuditRecord, void>,
  position: number,
): Promise<AuditRecord | undefined> {
  for (;;) {
    const { value, done } = await records.next();
    if (done || !value) return undefined;
    if (value.position > position) return value;
  }
}

/** Undefined when there is no snapshot there to compare with. */
async function compareState(
  snapshots: SnapshotStore,
  state: CommunityState,
  logger: Logger,
): Promise<{ difference?: Difference } | undefined> {
  const { position } = state.data;
  const snapshot = await snapshots.read(position);
  if (!snapshot) return undefined;
  const now = encodeState(state);
  if (Buffer.from(snapshot.bytes.buffer, snapshot.bytes.byteOffset, snapshot.bytes.byteLength).equals(now)) {
    return {};
  }
  const [recorded, replayed] = [snapshot.bytes, now].map(
    (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as { format?: unknown; rules?: unknown },
  );
  if (recorded?.format !== replayed?.format || recorded?.rules !== RULES_VERSION) {
    logger.warn("a snapshot is of another version and not compared", { position });
    return undefined;
  }
  const bytes = { path: "", recorded: "other bytes", replayed: "other bytes" };
  return { difference: findDifference(recorded, replayed) ?? bytes };
}
