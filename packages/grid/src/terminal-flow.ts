import { conjugate, magnitude, multiply } from "./complex.ts";
import type { PhaseValues } from "./phase-values.ts";
import { BASE_VA } from "./radial-model.ts";
import { type Sequences, toPhases } from "./symmetrical-components.ts";

/** What goes into an element at one of its ends. */
export interface TerminalFlow {
  readonly currentA: PhaseValues;
  /** Into the element; negative comes out of it. */
  readonly powerW: PhaseValues;
  readonly reactiveVar: PhaseValues;
}

/** Flow of a current at a voltage, both per unit, at a bus of that line-to-line voltage. */
export function terminalFlow(voltage: Sequences, current: Sequences, nominalV: number): TerminalFlow {
  const volts = toPhases(voltage);
  const amperes = toPhases(current);
  const baseA = (BASE_VA * Math.sqrt(3)) / nominalV;
  const power = [0, 1, 2].map((phase) => multiply(volts[phase as 0], conjugate(amperes[phase as 0])));
  return {
    currentA: amperes.map((ampere) => magnitude(ampere) * baseA) as unknown as PhaseValues,
    powerW: power.map(({ re }) => re * BASE_VA) as unknown as PhaseValues,
    reactiveVar: power.map(({ im }) => im * BASE_VA) as unknown as PhaseValues,
  };
}

/** Sum over the phases. */
export function total([a, b, c]: PhaseValues): number {
  return a + b + c;
}
