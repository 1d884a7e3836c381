import type { DerControlState, SiteState } from "@sourceful/messaging";

/** Control mode of a building (C-62): the lower, the less it does. */
export type ControlMode = "full" | "conservative" | "local" | "safe";

export interface ModeFacts {
  /** Control of all its DERs. */
  readonly controls: readonly Pick<DerControlState, "state">[];
  readonly site: Pick<SiteState, "limits"> | undefined;
  /** The community's node was heard of late. */
  readonly isCommunityHeard: boolean;
  /** The meter at the grid connection is read. */
  readonly isMeterFresh: boolean;
}

const FAILSAFE: readonly string[] = ["expired", "failsafe", "listening", "guarded_failsafe"];

/**
 * The mode that what is known now allows: `safe` while a watchdog or an energy guard's limit is in failsafe,
 * `local` while the community cannot be heard, `conservative` while the grid connection is not measured.
 */
export function controlMode({ controls, site, isCommunityHeard, isMeterFresh }: ModeFacts): ControlMode {
  const isFailsafe =
    controls.some(({ state }) => FAILSAFE.includes(state)) ||
    site?.limits.some(({ state }) => state === "failsafe") === true;
  if (isFailsafe) return "safe";
  if (!isCommunityHeard) return "local";
  return isMeterFresh ? "full" : "conservative";
}
