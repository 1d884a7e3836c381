import {
  type CircuitLoad,
  type ImposedLimit,
  type LimitDirection,
  type SiteCapacity,
  shareOut,
  siteCapacities,
} from "@sourceful/control";
import { GRID, isBelow, type PlannedDer, type PlannedLimit, type SitePlan } from "./site-plan.ts";

/** A DER at one moment. */
interface DerMoment {
  readonly der: PlannedDer;
  /** What the meters above it have seen of it, W, sign as its W; 0 when not known. */
  readonly measuredW: number;
  /** What it may have now, or begin to have: what it was told counts until it can be seen, W, sign as its W. */
  readonly presentW: number;
  /** What it would like, W, never negative. */
  readonly demandW: Readonly<Record<LimitDirection, number>>;
  /** It does not do what it is told: what it takes is load. */
  readonly isDeaf: boolean;
  /** It was told to stop for a silent meter, and not given back yet. */
  readonly isStoodDown: boolean;
}

/** What a DER gets of its demand. */
export interface Share {
  /** W, never negative. */
  readonly powerW: number;
  /** What keeps it below its demand; not there when nothing does. */
  readonly capacity?: SiteCapacity;
}

/** A limit from outside, as it is now. */
export interface AppliedLimit {
  readonly limit: PlannedLimit;
  /** W; undefined when nothing limits. */
  readonly appliedW: number | undefined;
}

export interface SharesMoment {
  readonly plan: SitePlan;
  readonly ders: readonly DerMoment[];
  /** By circuit; one that is missing is silent. */
  readonly loads: ReadonlyMap<string, CircuitLoad>;
  readonly applied: readonly AppliedLimit[];
}

/**
 * What each DER may take (or give) now, by its place: the max-min fair division of what the circuits leave over. A
 * charger whose part is too small to charge with passes it on; of several the one listed last pauses first.
 */
export function siteShares(direction: LimitDirection, moment: SharesMoment): Share[] {
  const { ders } = moment;
  const demands = ders.map(({ demandW, isDeaf }) => (isDeaf ? 0 : demandW[direction]));
  // One that gives now and is to take will not give then: what it gives must not be counted as room.
  const capacities = capacitiesOf(direction, moment, (place) => (demands[place] ?? 0) > 0);
  const pausedBy = new Map<number, SiteCapacity>();
  for (;;) {
    const { powers, bindings } = shareOut(demands, capacities);
    const last = powers.findLastIndex((powerW, place) =>
      isTooLittle(powerW, demands[place] ?? 0, ders[place]),
    );
    const binding = capacities[bindings[last] ?? -1];
    if (binding === undefined) {
      return powers.map((powerW, place) => {
        const capacity = pausedBy.get(place) ?? capacities[bindings[place] ?? -1];
        return capacity ? { powerW, capacity } : { powerW };
      });
    }
    pausedBy.set(last, binding);
    demands[last] = 0;
  }
}

/**
 * By how much DERs may change at once, W, by their place, towards taking (or giving) more than now: `changesW` is what
 * each would like to change by. What they do now is there already.
 */
export function siteRoom(
  direction: LimitDirection,
  changesW: readonly number[],
  moment: SharesMoment,
): number[] {
  const ders = moment.ders.map((each) => ({ ...each, isDeaf: false }));
  const presentW = ders.map(({ measuredW, presentW: toldW }) =>
    direction === "consumption" ? Math.max(0, measuredW, toldW) : Math.max(0, -measuredW, -toldW),
  );
  const capacities = capacitiesOf(direction, { ...moment, ders }).map(({ capacity, members }) => ({
    members,
    capacity: members.reduce((left, { member, share }) => left - share * (presentW[member] ?? 0), capacity),
  }));
  return [...shareOut(changesW, capacities).powers];
}

/** Places of the DERs above which a meter is silent. */
export function blindPlaces(moment: SharesMoment): Set<number> {
  const nobodyDeaf = { ...moment, ders: moment.ders.map((each) => ({ ...each, isDeaf: false })) };
  const silent = capacitiesOf("consumption", nobodyDeaf).filter(({ reason }) => reason === "blind");
  return new Set(silent.flatMap(({ members }) => members.map(({ member }) => member)));
}

function isTooLittle(powerW: number, demandW: number, moment: DerMoment | undefined): boolean {
  return powerW > 0 && powerW < demandW && powerW < (moment?.der.leastW ?? 0);
}

/** What circuits leave over. Of those that turn round, what they do the other way now is not counted. */
function capacitiesOf(
  direction: LimitDirection,
  moment: SharesMoment,
  turnsRound: (place: number) => boolean = () => false,
): SiteCapacity[] {
  const { plan, ders, loads, applied } = moment;
  const members = ders.map(({ der, measuredW, isDeaf }, place) => {
    const towardsW = direction === "consumption" ? measuredW : -measuredW;
    const isTurning = turnsRound(place);
    return { ...der, measuredW: isTurning ? towardsW : Math.max(0, towardsW), isTurning, isFixed: isDeaf };
  });
  const limits = applied.flatMap((each) => imposed(each, direction, moment, turnsRound));
  const { circuits, voltageV } = plan;
  const capacities = siteCapacities({ direction, circuits, members, loads, limits, voltageV });
  if (direction === "consumption") return capacities;
  // Panels are stopped blindly only where somebody limits what is given to the grid.
  const isExportLimited = limits.length > 0 || circuits.some(({ maxExportW }) => maxExportW !== undefined);
  if (isExportLimited) return capacities;
  return capacities.map((capacity) =>
    capacity.reason === "blind"
      ? { ...capacity, members: capacity.members.filter(({ member }) => !isPanel(ders[member]?.der)) }
      : capacity,
  );
}

/** Whether a DER makes power and takes none: nothing is lost by leaving it alone. */
export function isPanel(der: Pick<PlannedDer, "derType"> | undefined): boolean {
  return der?.derType === "pv" || der?.derType === "inverter";
}

function imposed(
  { limit, appliedW }: AppliedLimit,
  direction: LimitDirection,
  moment: SharesMoment,
  turnsRound: (place: number) => boolean,
): ImposedLimit[] {
  if (limit.direction !== direction || appliedW === undefined) return [];
  const { circuit, budgetW } = limit;
  if (budgetW === undefined) return [{ circuit, limitW: appliedW, isOnMembers: false }];
  return [
    {
      circuit,
      limitW: Math.max(appliedW, budgetW) + surplusW(circuit, moment, turnsRound),
      isOnMembers: true,
    },
  ];
}

/**
 * Power the building has over beside what the DERs of a circuit take, W: § 14a leaves it to them. One that gives now
 * and is to take has nothing over for itself.
 */
function surplusW(
  circuit: string,
  { plan, ders, loads }: SharesMoment,
  turnsRound: (place: number) => boolean,
): number {
  const grid = loads.get(GRID);
  if (!grid) return 0;
  const takenW = ders.reduce((sum, { der, measuredW }, place) => {
    if (!isBelow(der.circuit, circuit, plan)) return sum;
    return sum + (turnsRound(place) ? measuredW : Math.max(0, measuredW));
  }, 0);
  return Math.max(0, takenW - grid.w);
}
