import { HouseKeys } from "../house-keys.ts";
import type { Rates } from "./calibration.ts";
import { FAULTS, type Fault } from "./fault.ts";
import { type Pace, REAL_PACE, SHORT_PACE } from "./pace.ts";
import type { PlantedBug } from "./planted-bug.ts";
import type { Violation } from "./violation.ts";
import { World } from "./world.ts";
import type { WorldCounts } from "./world-counts.ts";

export interface SimulationOptions {
  readonly seed: number;
  /** Simulated time at the pace communities live at; a short world at thirty times that when not given. */
  readonly hours?: number;
  /** All of them when not given. */
  readonly faults?: readonly Fault[];
  /** A fault of EdgeWare's own, put in to see that it is found. */
  readonly bug?: PlantedBug;
  /** Keys that were made for worlds before. */
  readonly keys?: HouseKeys;
}

/** What became of one world. The same options give the same report. */
export interface SimulationReport {
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** Simulated time until it healed, ms. */
  readonly durationMs: number;
  readonly houses: number;
  readonly counts: WorldCounts;
  /** How often the present truth was within two stated standard deviations. */
  readonly rates: Rates;
  /** SHA-256 of EdgeWare's state at the end; "" when it was not running. */
  readonly stateHash: string;
  /** Those of the first event after which an invariant did not hold; none when all is well. */
  readonly violations: readonly Violation[];
}

const SHORT_MS = 36_000;
const HOUR_MS = 3_600_000;

/**
 * Lives a community through what a seed has in store for it: buildings on a street, the real messages, ingress,
 * event log, fold and snapshots of EdgeWare, on a disk and a network that are simulated; and checks after every
 * event what must never happen (`INVARIANTS`).
 */
export async function simulateCommunity(options: SimulationOptions): Promise<SimulationReport> {
  const { seed, hours, faults = FAULTS, bug = {}, keys = new HouseKeys() } = options;
  const pace: Pace = hours === undefined ? SHORT_PACE : REAL_PACE;
  const durationMs = hours === undefined ? SHORT_MS : hours * HOUR_MS;
  const world = new World({ seed, durationMs, faults: new Set(faults), pace, bug, keys });
  await world.run();
  return {
    seed,
    faults: FAULTS.filter((fault) => faults.includes(fault)),
    durationMs,
    houses: world.houses,
    counts: world.counts,
    rates: world.rates,
    stateHash: world.stateHash,
    violations: world.violations,
  };
}
