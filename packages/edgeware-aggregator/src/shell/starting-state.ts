import { type Clock, errorMessage, InternalError, type Logger } from "@sourceful/domain";
import { type CommunityPolicy, DEFAULT_POLICY } from "../core/community-policy.ts";
import { type CommunityState, createState } from "../core/community-state.ts";
import { decodeState } from "../core/state-codec.ts";
import type { CommunityTopology } from "../core/topology/community-topology.ts";
import type { EventLog } from "./event-log.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

export interface StartingStateOptions {
  readonly topology: CommunityTopology;
  readonly policy?: Partial<CommunityPolicy>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The newest whole snapshot, else the log's beginning, else a community that begins now.
 * @throws InternalError `log_unreadable` when the log has lost its beginning and there is no snapshot, or has lost
 * its end: numbers would be given twice, and what was acknowledged is not there
 */
export async function startingState(
  { topology, policy, clock, logger }: StartingStateOptions,
  log: Pick<EventLog, "append" | "beginning" | "lastPosition">,
  snapshots: Pick<SnapshotStore, "newest" | "positions">,
): Promise<{ state: CommunityState; snapshot: number }> {
  const newest = (await snapshots.positions()).at(-1) ?? 0;
  if (newest > log.lastPosition) throw shorterLog(log.lastPosition, `a snapshot of event ${newest}`);
  if (log.lastPosition === 0) {
    const whole = { ...DEFAULT_POLICY, ...policy };
    // Problems of the topology show before anything is written.
    createState({ topology, policy: whole, atMs: clock.nowMs() });
    const { position, atMs } = await log.append({ type: "genesis", topology, policy: whole });
    return { state: begin(topology, whole, position, atMs), snapshot: 0 };
  }
  let why = "there is no snapshot to go on from";
  for (let through = log.lastPosition; ; ) {
    const snapshot = await snapshots.newest(through);
    if (!snapshot) break;
    try {
      return { state: decodeState(snapshot.bytes), snapshot: snapshot.position };
    } catch (thrown) {
      logger.warn("a snapshot is of another version and not used", { error: errorMessage(thrown) });
      through = snapshot.position - 1;
      why = `there is no snapshot that this version can go on from: ${errorMessage(thrown)}. The version before can`;
    }
  }
  const beginning = await log.beginning();
  if (!beginning) {
    throw new InternalError(`the event log has lost its beginning, and ${why}`, { code: "log_unreadable" });
  }
  return {
    state: begin(beginning.topology, beginning.policy, beginning.position, beginning.atMs),
    snapshot: 0,
  };
}

/** A log that ends before something that was made of it. */
export function shorterLog(lastPosition: number, witness: string): InternalError {
  return new InternalError(
    `the event log ends at event ${lastPosition}, but there is ${witness}: a part of the log is gone. Put it back, or move the whole data directory away to begin anew`,
    { code: "log_unreadable", details: { lastPosition } },
  );
}

/** The state a log begins with. */
export function begin(
  topology: CommunityTopology,
  policy: CommunityPolicy,
  position: number,
  atMs: number,
): CommunityState {
  const state = createState({ topology, policy, atMs });
  state.data.position = position;
  return state;
}
