import { appliedLimitW, nextLimitTimer } from "@sourceful/control";
import type { SiteState } from "@sourceful/messaging";
import type { DerThrottle } from "./der-throttle.ts";
import { describeCapacity } from "./describe-capacity.ts";
import type { LimitKeeper } from "./limit-keeper.ts";
import { circuitLoads } from "./site-board.ts";
import type { SitePlan } from "./site-plan.ts";
import type { SiteReadings } from "./site-readings.ts";

export interface SiteStateContext {
  readonly plan: SitePlan;
  readonly readings: SiteReadings;
  readonly throttles: readonly DerThrottle[];
  readonly keepers: readonly LimitKeeper[];
  /** Why limits cannot be stored. */
  readonly failure: string | undefined;
  /** Why the site.json that is there is not in force. */
  readonly problem: string | undefined;
  /** Monotonic. */
  readonly nowMs: number;
  /** Unix epoch ms. */
  readonly wallMs: number;
}

type Of<K extends "meters" | "limits" | "ders"> = SiteState[K][number];

/** The site as the gateway's state tells it. */
export function siteState(context: SiteStateContext): SiteState {
  const { throttles, keepers, plan, problem } = context;
  return {
    meters: meterStates(context),
    limits: keepers.map((keeper) => limitState(keeper, context)),
    ders: throttles.map((throttle) => derState(throttle, plan)),
    ...(problem === undefined ? {} : { problem }),
  };
}

function meterStates({ plan, readings, nowMs }: SiteStateContext): Of<"meters">[] {
  const loads = circuitLoads(plan, readings, nowMs);
  return [...plan.meters].map(([circuit, sn]): Of<"meters"> => {
    const load = loads.get(circuit);
    const { maxA = [] } = plan.circuits.find(({ name }) => name === circuit) ?? {};
    const missing = maxA.flatMap((_, index) =>
      load && load.phaseA[index] === undefined ? [`L${index + 1}`] : [],
    );
    const problem = load
      ? missing.length > 0
        ? `it does not tell the current of ${missing.join(", ")}`
        : undefined
      : `no power was heard for ${plan.staleMs / 1000} s`;
    const ageMs = readings.ageMs(sn, nowMs);
    return {
      circuit,
      sn,
      fresh: problem === undefined,
      ...(ageMs === undefined ? {} : { age_s: Math.floor(ageMs / 1000) }),
      ...(problem === undefined ? {} : { problem }),
    };
  });
}

function limitState(
  { limit, view }: LimitKeeper,
  { failure, nowMs, wallMs }: SiteStateContext,
): Of<"limits"> {
  const { memory, src } = view;
  const { state, applies, enteredAtMs } = memory;
  const appliedW = appliedLimitW(memory, limit);
  const timer = nextLimitTimer(memory, limit);
  const untilMs = timer && wallMs + Math.max(0, timer.atMs - nowMs);
  return {
    direction: limit.direction,
    state,
    ...(appliedW === undefined ? {} : { applied_w: appliedW, because: applies }),
    circuit: limit.circuit,
    since_s: Math.floor(enteredAtMs / 1000),
    ...(untilMs === undefined ? {} : { until_s: Math.floor(untilMs / 1000) }),
    ...(src === undefined ? {} : { src }),
    ...(failure === undefined ? {} : { failure }),
  };
}

function derState({ der, state, setW, capacity, problem }: DerThrottle, plan: SitePlan): Of<"ders"> {
  return {
    sn: der.deviceId,
    der: der.derType,
    state,
    ...(setW === undefined ? {} : { set_w: setW }),
    ...(capacity ? { circuit: capacity.circuit, reason: describeCapacity(capacity, plan) } : {}),
    ...(problem === undefined ? {} : { problem }),
  };
}
