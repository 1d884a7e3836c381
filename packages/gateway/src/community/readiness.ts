import type { BuildingState } from "@sourceful/messaging";
import type { ControlMode } from "./control-mode.ts";
import type { MembershipConfig } from "./membership-config.ts";
import type { OfferedState } from "./offered-ders.ts";

type Readiness = NonNullable<BuildingState["readiness"]>;
type Comfort = NonNullable<BuildingState["comfort"]>;

export interface ReadinessFacts {
  readonly controlLevel: MembershipConfig["control_level"];
  readonly mode: ControlMode;
  readonly ders: readonly OfferedState[];
  readonly comfort: Comfort;
  /** Somebody here carries out dispatches. */
  readonly isDispatchEnabled: boolean;
}

/** Bounds of the schema. */
const MOST_REASONS = 16;
const LONGEST_REASON = 512;

/** Whether the building would carry out a dispatch now, and everything that keeps it from it. */
export function readiness({
  controlLevel = "monitor_only",
  mode,
  ders,
  comfort,
  isDispatchEnabled,
}: ReadinessFacts): Readiness {
  const isAllowed = controlLevel === "supervised_control" || controlLevel === "autonomous_within_envelope";
  const reasons = [
    ...(isDispatchEnabled ? [] : ["this node does not carry out dispatches"]),
    ...(isAllowed ? [] : [`its control level is ${controlLevel}`]),
    ...(mode === "full" || mode === "conservative" ? [] : [`it is in mode ${mode}`]),
    ...(ders.some(({ problem }) => problem === undefined) ? [] : ["no DER it offers takes commands now"]),
    ...comfort.filter(isBreached).map(({ id }) => `${id} is out of its bounds`),
  ].slice(0, MOST_REASONS);
  return {
    is_ready: reasons.length === 0,
    control_level: controlLevel,
    mode,
    ...(reasons.length === 0 ? {} : { reasons }),
    ...(ders.length === 0 ? {} : { ders: ders.map(derReadiness) }),
  };
}

function derReadiness({ id, problem }: OfferedState) {
  if (problem === undefined) return { id, is_ready: true };
  return { id, is_ready: false, reason: problem.slice(0, LONGEST_REASON) || "it does not say why" };
}

function isBreached({ to_lower: toLower = 0, to_upper: toUpper = 0 }: Comfort[number]): boolean {
  return toLower < 0 || toUpper < 0;
}
