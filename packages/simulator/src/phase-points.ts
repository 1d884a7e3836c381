import type { SunspecValues } from "./sunspec-map.ts";

/** The value of each phase under the three names given; phases that are not there are not implemented. */
export function perPhase(names: readonly string[], values: readonly number[]): SunspecValues {
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}
