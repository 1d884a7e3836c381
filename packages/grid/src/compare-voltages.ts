import type { PowerFlow } from "./power-flow.ts";
import type { ReferenceVoltages } from "./reference-voltages.ts";

/** The largest differences between a solution and a reference, and where. */
export interface VoltageDifference {
  readonly magnitudePu: number;
  /** Of phase a. */
  readonly angleDegrees: number;
  readonly bus: string;
}

/** Compares at every bus and phase of the reference; a bus without a voltage here counts as infinitely wrong. */
export function compareVoltages(flow: PowerFlow, reference: ReferenceVoltages): VoltageDifference {
  let worst: VoltageDifference = { magnitudePu: 0, angleDegrees: 0, bus: "" };
  for (const [bus, magnitudes] of reference.magnitudesPu) {
    const voltage = flow.voltage(bus);
    const differences = magnitudes.map((magnitude, phase) =>
      Math.abs((voltage?.magnitudePu[phase as 0] ?? Number.POSITIVE_INFINITY) - magnitude),
    );
    const magnitudePu = Math.max(...differences);
    const angle = Math.abs((voltage?.angleDegrees[0] ?? 0) - (reference.angleDegrees.get(bus) ?? 0));
    worst = {
      magnitudePu: Math.max(worst.magnitudePu, magnitudePu),
      angleDegrees: Math.max(worst.angleDegrees, Math.min(angle, Math.abs(angle - 360))),
      bus: magnitudePu > worst.magnitudePu ? bus : worst.bus,
    };
  }
  return worst;
}
