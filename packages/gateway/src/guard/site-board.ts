import type { CircuitLoad, LimitDirection } from "@sourceful/control";
import type { DerThrottle } from "./der-throttle.ts";
import { GRID, type SitePlan } from "./site-plan.ts";
import type { SiteReadings } from "./site-readings.ts";
import { type AppliedLimit, blindPlaces, type Share, type SharesMoment, siteShares } from "./site-shares.ts";

/** Everything at one moment. */
export interface SiteBoard {
  readonly moment: SharesMoment;
  /** By place of the DER. */
  readonly measuredW: readonly (number | undefined)[];
  readonly shares: Readonly<Record<LimitDirection, readonly Share[]>>;
  readonly blind: ReadonlySet<number>;
}

/** Puts together what meters, DERs and limits say now, and what each DER may have. */
export function siteBoard(
  plan: SitePlan,
  readings: SiteReadings,
  throttles: readonly DerThrottle[],
  applied: readonly AppliedLimit[],
  nowMs: number,
): SiteBoard {
  const measuredW = throttles.map(({ der }) => readings.powerW(der.id, nowMs));
  const ders = throttles.map((throttle, place) => ({
    der: throttle.der,
    measuredW: readings.seenW(throttle.der.id) ?? 0,
    presentW: throttle.presentW(measuredW[place]),
    demandW: throttle.demandW(measuredW[place]),
    isDeaf: throttle.isDeaf,
    isStoodDown: throttle.state === "stood_down",
  }));
  const moment = { plan, ders, loads: circuitLoads(plan, readings, nowMs), applied };
  return {
    moment,
    measuredW,
    shares: { consumption: siteShares("consumption", moment), production: siteShares("production", moment) },
    blind: blindPlaces(moment),
  };
}

/** The load of each circuit whose meter speaks, and tells every phase its fuse has. */
export function circuitLoads(
  plan: SitePlan,
  readings: SiteReadings,
  nowMs: number,
): Map<string, CircuitLoad> {
  const loads = new Map<string, CircuitLoad>();
  const isOnePhase = plan.circuits.find(({ name }) => name === GRID)?.maxA.length === 1;
  for (const [circuit, sn] of plan.meters) {
    const load = readings.load(sn, nowMs);
    if (!load) continue;
    // Where there is one phase, its power is all there is.
    const [l1A = isOnePhase ? load.w / plan.voltageV : undefined, ...others] = load.phaseA;
    loads.set(circuit, { ...load, phaseA: [l1A, ...others] });
  }
  return loads;
}
