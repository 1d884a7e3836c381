import { buildRadialModel } from "./build-radial-model.ts";
import { findThreshold } from "./find-threshold.ts";
import { gridError } from "./grid-error.ts";
import type { Network } from "./network.ts";
import type { Phase, PhaseValues } from "./phase-values.ts";
import { STRIDE } from "./radial-model.ts";
import { readVoltages } from "./read-voltages.ts";
import { Sweep } from "./sweep.ts";

/** Loads at one moment that matters, such as noon in June; a load not named keeps the network's power. */
export interface HostingScenario {
  readonly name: string;
  readonly loads: Readonly<
    Record<string, { readonly powerW: PhaseValues; readonly reactiveVar: PhaseValues }>
  >;
}

export interface HostingQuery {
  readonly bus: string;
  /** Which phases the new generation feeds, in equal parts; absent: all three. */
  readonly phases?: readonly [a: boolean, b: boolean, c: boolean];
  readonly scenarios: readonly HostingScenario[];
  /** Absent: 0.94 to 1.06 per unit, the operating band of the community's method. */
  readonly minPu?: number;
  readonly maxPu?: number;
  /** Absent: 0.1. */
  readonly reserveFraction?: number;
  /** W at which to stop looking; absent: 1 MW. */
  readonly upToW?: number;
}

/** What a bus can host. */
export interface HostingCapacity {
  readonly bus: string;
  readonly topologyVersion: string;
  /** W of all phases, the reserve taken off. */
  readonly powerW: number;
  readonly grossW: number;
  /** The voltage that left the band first; absent when none did up to the power asked for. */
  readonly binding?: {
    readonly scenario: string;
    readonly bus: string;
    readonly phase: Phase;
    readonly voltagePu: number;
  };
}

/**
 * Largest generation at a bus, at unity power factor, with which every voltage of every scenario stays in band,
 * less a reserve. To be found again whenever anything is connected. 0 when a scenario is out of band without it.
 * Currents and ratings are not part of this figure; `HeadroomFinder` has them.
 *
 * @throws ConfigError `grid_invalid` when the bus or a load is not in the network, or nothing supplies the bus.
 */
export function hostingCapacity(network: Network, query: HostingQuery): HostingCapacity {
  const { bus, phases = [true, true, true], scenarios, minPu = 0.94, maxPu = 1.06 } = query;
  const { reserveFraction = 0.1, upToW = 1e6 } = query;
  const probe = { id: `hosted at ${bus}`, bus, powerW: [0, 0, 0], reactiveVar: [0, 0, 0] } as const;
  const model = buildRadialModel({ ...network, loads: [...network.loads, probe] });
  const place = network.loads.length;
  const named = scenarios.flatMap(({ loads }) => Object.keys(loads));
  const lost = named.find((id) => !model.indexOfLoad.has(id));
  if (lost !== undefined || (model.loadNode[place] as number) < 0)
    throw gridError(network.name, [
      lost === undefined
        ? {
            element: `bus ${bus}`,
            problem: "nothing supplies it",
            fix: "close the switch towards its source",
          }
        : {
            element: `load ${lost}`,
            problem: "a scenario names it, the network does not",
            fix: "correct its id",
          },
    ]);
  const sweep = new Sweep(model);
  const moments = scenarios.map(({ name, loads }) => ({
    name,
    powers: powersOf(model.basePowers, model.indexOfLoad, loads),
  }));
  const buses = [...model.nodeOfBus].map(([id, node]) => ({ id, node }));
  const band = {
    id: "band",
    kind: "voltage",
    severity: "statutory",
    authority: "internal_model",
    buses: "all",
    minPu,
    maxPu,
  } as const;
  const count = phases.filter(Boolean).length;
  let binding: HostingCapacity["binding"];

  const isAllowed = (powerW: number): boolean =>
    moments.every(({ name, powers }) => {
      for (const phase of [0, 1, 2] as const)
        powers[STRIDE * place + 2 * phase] = phases[phase] ? -powerW / count : 0;
      if (!sweep.solve({ powers })) return false;
      const beyond = readVoltages(band, buses, sweep.result()).find(({ bound, value, limit }) =>
        bound === "lower" ? value < limit : value > limit,
      );
      if (!beyond) return true;
      binding = {
        scenario: name,
        bus: beyond.element.id,
        phase: beyond.phase as Phase,
        voltagePu: beyond.value,
      };
      return false;
    });
  const grossW = count > 0 && isAllowed(0) ? findThreshold({ upTo: upToW, resolution: 1, isAllowed }) : 0;
  return {
    bus,
    topologyVersion: network.version,
    powerW: grossW * (1 - reserveFraction),
    grossW,
    ...(binding && { binding }),
  };
}

function powersOf(
  basePowers: Float64Array,
  indexOfLoad: ReadonlyMap<string, number>,
  loads: HostingScenario["loads"],
): Float64Array {
  const powers = basePowers.slice();
  for (const [id, { powerW, reactiveVar }] of Object.entries(loads)) {
    const at = STRIDE * (indexOfLoad.get(id) as number);
    for (const phase of [0, 1, 2] as const) {
      powers[at + 2 * phase] = powerW[phase];
      powers[at + 2 * phase + 1] = reactiveVar[phase];
    }
  }
  return powers;
}
