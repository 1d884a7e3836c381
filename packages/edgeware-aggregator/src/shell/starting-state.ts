import { type Clock, errorMessage, InternalError, type Logger } from "@sourceful/domain";
import { type CommunityPolicy, DEFAULT_POLICY } from "../core/community-policy.ts";
import { type CommunityState, createState } from "../core/community-state.ts";
import { RULES_VERSION } from "../core/rules-version.ts";
import { decodeState } from "../core/state-codec.ts";
import type { CommunityTopology } from "../core/topology/community-topology.ts";
import type { Beginning, EventLog } from "./event-log.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

const PUT_BACK = "Put the log back from a copy, or move the whole data directory away to begin anew";

export interface StartingStateOptions {
  /** Of the community, for whoever is told what is wrong with it. */
  readonly directory: string;
  readonly topology: CommunityTopology;
  readonly policy?: Partial<CommunityPolicy>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The newest whole snapshot, else the log's beginning, else a community that begins now. A snapshot that other
 * rules led to is gone on from: what they decided has been acted upon, and settled.
 * @throws InternalError `log_unreadable` when the log has lost its beginning and there is no snapshot, or has lost
 * its end: numbers would be given twice, and what was acknowledged is not there
 */
export async function startingState(
  { directory, topology, policy, clock, logger }: StartingStateOptions,
  log: Pick<EventLog, "append" | "beginning" | "lastPosition">,
  snapshots: Pick<SnapshotStore, "newest" | "positions">,
): Promise<{ state: CommunityState; snapshot: number }> {
  const newest = (await snapshots.positions()).at(-1) ?? 0;
  if (newest > log.lastPosition)
    throw shorterLog(directory, log.lastPosition, `a snapshot of event ${newest}`);
  if (log.lastPosition === 0) {
    const whole = { ...DEFAULT_POLICY, ...policy };
    // Problems of the topology show before anything is written.
    createState({ topology, policy: whole, atMs: clock.nowMs() });
    const genesis = { type: "genesis", topology, policy: whole, rules: RULES_VERSION } as const;
    return { state: begin({ ...genesis, ...(await log.append(genesis)) }), snapshot: 0 };
  }
  let why = "there is no snapshot to go on from";
  for (let through = log.lastPosition; ; ) {
    const snapshot = await snapshots.newest(through);
    if (!snapshot) break;
    const { position } = snapshot;
    through = position - 1;
    try {
      return { state: decodeState(snapshot.bytes), snapshot: position };
    } catch (thrown) {
      logger.warn("a snapshot is of another version and not used", { error: errorMessage(thrown) });
      why = `there is no snapshot that this version can go on from: ${errorMessage(thrown)}; the version before can`;
    }
  }
  const beginning = await log.beginning();
  if (beginning) return { state: begin(beginning), snapshot: 0 };
  throw withoutBeginning(directory, why);
}

/** A log that nothing can be folded from. */
export function withoutBeginning(directory: string, why: string): InternalError {
  return new InternalError(`the event log in ${directory} has lost its beginning, and ${why}. ${PUT_BACK}`, {
    code: "log_unreadable",
  });
}

/** A log that ends before something that was made of it. */
export function shorterLog(directory: string, lastPosition: number, witness: string): InternalError {
  return new InternalError(
    `the event log in ${directory} ends at event ${lastPosition}, but there is ${witness}: a part of the log is gone. ${PUT_BACK}`,
    { code: "log_unreadable", details: { lastPosition } },
  );
}

/** The state a log begins with. */
export function begin({ topology, policy, rules, position, atMs }: Beginning): CommunityState {
  const state = createState({ topology, policy, atMs });
  state.data.position = position;
  if (rules !== undefined) state.data.rules = rules;
  return state;
}
