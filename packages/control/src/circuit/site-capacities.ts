import type { LimitDirection } from "../limits/limit-settings.ts";
import type { SharedCapacity } from "./share-out.ts";
import type { CircuitLoad, Phase, SiteCircuit, SiteMember } from "./site-circuit.ts";

/** Why power ends somewhere. `blind`: the load there is not known, so there is none to spare. */
export type CapacityReason = "phase_current" | "power" | "limit" | "blind";

/** A capacity of a site, and where it comes from. */
export interface SiteCapacity extends SharedCapacity {
  readonly circuit: string;
  readonly reason: CapacityReason;
  /** Of a phase current. */
  readonly phase?: Phase;
  /** The limit itself, A or W; not there when blind. */
  readonly limit?: number;
}

/** A DER at one moment, in one direction. */
export interface MemberPower extends SiteMember {
  /**
   * What it takes (or gives) as the meters above see it, W. Negative for one that is about to turn round; what it
   * does the other way is then not counted as room.
   */
  readonly measuredW: number;
  /** It is about to turn round. */
  readonly isTurning?: boolean;
  /** It does not do what it is told: what it takes is part of the load, and it gets no share. */
  readonly isFixed: boolean;
}

/** A limit on the sum of a circuit from elsewhere than its fuse. */
export interface ImposedLimit {
  readonly circuit: string;
  /** W, never negative. */
  readonly limitW: number;
  /** Whether it is on the members alone, as a § 14a budget, not on everything in the circuit. */
  readonly isOnMembers: boolean;
}

export interface SiteMoment {
  readonly direction: LimitDirection;
  readonly circuits: readonly SiteCircuit[];
  readonly members: readonly MemberPower[];
  /** By circuit, for those that are metered; one that is missing is blind. */
  readonly loads: ReadonlyMap<string, CircuitLoad>;
  readonly limits: readonly ImposedLimit[];
  /** Phase to neutral, V. */
  readonly voltageV: number;
}

/** What is in a circuit beside its members. A phase that no meter tells is undefined. */
interface Base {
  readonly w: number;
  readonly phaseA: readonly (number | undefined)[];
}

const PHASES: readonly Phase[] = [1, 2, 3];

/**
 * The capacities that members may share now: for each circuit what its fuse, its power limit and imposed limits
 * leave over beside everything else that is on it. Members appear in `members` of a capacity by their place in
 * the list. Where a meter is silent, or a member's phase is not measured, nothing is left over: then the
 * arithmetic alone stops dispatch (rule of evcc's circuits and FTW's stand-down).
 */
export function siteCapacities(moment: SiteMoment): SiteCapacity[] {
  const { circuits, limits } = moment;
  const tree = new Tree(moment);
  return circuits.flatMap((circuit) => {
    const base = tree.baseOf(circuit);
    if (!base || circuit.maxA.some((_, index) => base.phaseA[index] === undefined))
      return [{ circuit: circuit.name, reason: "blind", capacity: 0, members: tree.membersOf(circuit.name) }];
    const imposed = limits
      .filter(({ circuit: name }) => name === circuit.name)
      .map((limit): SiteCapacity => tree.imposed(limit, base));
    return [...tree.fuses(circuit, base), ...tree.power(circuit, base), ...imposed];
  });
}

class Tree {
  readonly #moment: SiteMoment;
  readonly #children = new Map<string, SiteCircuit[]>();
  /** Places of members by circuit, those of circuits below included. */
  readonly #below = new Map<string, number[]>();
  readonly #bases = new Map<string, Base | undefined>();

  constructor(moment: SiteMoment) {
    this.#moment = moment;
    const parents = new Map(moment.circuits.map(({ name, parent }) => [name, parent]));
    for (const circuit of moment.circuits) {
      if (circuit.parent === undefined) continue;
      this.#children.set(circuit.parent, [...(this.#children.get(circuit.parent) ?? []), circuit]);
    }
    moment.members.forEach(({ circuit }, place) => {
      for (let name: string | undefined = circuit; name !== undefined; name = parents.get(name)) {
        const below = this.#below.get(name);
        if (below) below.push(place);
        else this.#below.set(name, [place]);
      }
    });
  }

  fuses({ name, maxA }: SiteCircuit, base: Base): SiteCapacity[] {
    const { direction, members, voltageV } = this.#moment;
    return maxA.flatMap((limit, index): SiteCapacity[] => {
      const phase = PHASES[index];
      if (phase === undefined) return [];
      const capacity = limit - sign(direction) * (base.phaseA[index] ?? 0);
      const on = this.membersOf(name).flatMap(({ member }) => {
        const { phases = [] } = members[member] ?? {};
        return phases.includes(phase) ? [{ member, share: 1 / (phases.length * voltageV) }] : [];
      });
      return [{ circuit: name, reason: "phase_current", phase, limit, capacity, members: on }];
    });
  }

  power({ name, maxImportW, maxExportW }: SiteCircuit, base: Base): SiteCapacity[] {
    const { direction } = this.#moment;
    const limit = direction === "consumption" ? maxImportW : maxExportW;
    if (limit === undefined) return [];
    const capacity = limit - sign(direction) * base.w;
    return [{ circuit: name, reason: "power", limit, capacity, members: this.membersOf(name) }];
  }

  imposed({ circuit, limitW, isOnMembers }: ImposedLimit, base: Base): SiteCapacity {
    const { direction } = this.#moment;
    const capacity = isOnMembers ? limitW : limitW - sign(direction) * base.w;
    return { circuit, reason: "limit", limit: limitW, capacity, members: this.membersOf(circuit) };
  }

  /** Those that share, each with its power. */
  membersOf(circuit: string): { member: number; share: number }[] {
    const places = this.#below.get(circuit) ?? [];
    return places
      .filter((place) => this.#moment.members[place]?.isFixed === false)
      .map((member) => ({ member, share: 1 }));
  }

  /** Undefined when it is not known. */
  baseOf(circuit: SiteCircuit): Base | undefined {
    const { name } = circuit;
    if (!this.#bases.has(name))
      this.#bases.set(name, circuit.isMetered ? this.#metered(circuit) : this.#summed(circuit));
    return this.#bases.get(name);
  }

  #metered({ name }: SiteCircuit): Base | undefined {
    const load = this.#moment.loads.get(name);
    if (!load) return undefined;
    const taken = sumOf(
      this.membersOf(name).flatMap(({ member }) => this.#seenBy(load, this.#moment.members[member])),
      this.#moment,
    );
    return {
      w: load.w - taken.w,
      phaseA: PHASES.map((_, index) => plus(this.#phaseA(load, index), 0 - (taken.phaseA[index] ?? 0))),
    };
  }

  /** A member as it was when the load was read: meters are not read at one moment. */
  #seenBy({ seenW }: CircuitLoad, member: MemberPower | undefined): MemberPower[] {
    if (!member || !seenW) return member ? [member] : [];
    const towardsW = sign(this.#moment.direction) * (seenW.get(member.id) ?? 0);
    return [{ ...member, measuredW: member.isTurning === true ? towardsW : Math.max(0, towardsW) }];
  }

  /** A current without a sign is counted as the one that leaves less over. */
  #phaseA({ phaseA, isUnsigned = false }: CircuitLoad, index: number): number | undefined {
    const told = phaseA[index];
    return isUnsigned && told !== undefined ? sign(this.#moment.direction) * Math.abs(told) : told;
  }

  #summed({ name }: SiteCircuit): Base | undefined {
    const { members } = this.#moment;
    const parts = [
      sumOf(
        members.filter(({ circuit, isFixed }) => circuit === name && isFixed),
        this.#moment,
      ),
    ];
    for (const child of this.#children.get(name) ?? []) {
      const base = this.baseOf(child);
      if (!base) return undefined;
      parts.push(base);
    }
    return {
      w: parts.reduce((sum, { w }) => sum + w, 0),
      phaseA: PHASES.map((_, index) =>
        parts.reduce((sum: number | undefined, { phaseA }) => plus(sum, phaseA[index]), 0),
      ),
    };
  }
}

/** What is not known on one side is not known in the sum. */
function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

/** What these members are to a meter above them. */
function sumOf(
  members: readonly MemberPower[],
  { direction, voltageV }: Pick<SiteMoment, "direction" | "voltageV">,
): Base {
  const signed = sign(direction);
  return {
    w: members.reduce((sum, { measuredW }) => sum + signed * measuredW, 0),
    phaseA: PHASES.map((phase) =>
      members.reduce(
        (sum, { phases, measuredW }) =>
          phases.includes(phase) ? sum + (signed * measuredW) / (phases.length * voltageV) : sum,
        0,
      ),
    ),
  };
}

function sign(direction: LimitDirection): 1 | -1 {
  return direction === "consumption" ? 1 : -1;
}
