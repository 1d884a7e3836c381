import type { PlantControls } from "./plant-controls.ts";
import type { PlantOptions } from "./plant-options.ts";

export interface PowerSplitInput {
  options: PlantOptions;
  controls: PlantControls;
  /** What the panels could give, W DC. */
  availablePvW: number;
  /** AC power that the self-consumption policy aims for: what the house drew a second ago, W. */
  wantedAcW: number;
  /** Range that the state of charge leaves the battery, W, + charge. */
  socWindowW: { lowestW: number; highestW: number };
}

export interface PowerSplit {
  /** Taken from the panels, W DC. */
  pvW: number;
  /** + charge, − discharge, W DC. */
  batteryW: number;
  /** + generation, W AC. */
  acW: number;
}

/**
 * How a hybrid inverter shares power between panels, battery and AC side: the battery covers the
 * difference between the panels and the AC power aimed for, within its limits; what the AC side may not
 * take is left on the roof.
 */
export function splitPower(input: PowerSplitInput): PowerSplit {
  const { options, controls, availablePvW } = input;
  const hard = hardWindow(input);
  const asked = controls.batteryWindowW;
  const lowestW = clamp(asked.lowestW, hard.lowestW, hard.highestW);
  const highestW = clamp(asked.highestW, hard.lowestW, hard.highestW);
  const setpointW = controls.acSetpointW;
  const highestAcW = Math.min(options.ratedW, controls.acLimitW);
  const aimW = clamp(setpointW ?? input.wantedAcW, -options.ratedW, highestAcW);
  let batteryW = clamp(availablePvW - dcFor(aimW, options), lowestW, highestW);
  // A set-point is exact, the policy may export what the battery cannot take.
  const mostDcW = dcFor(setpointW === undefined ? highestAcW : aimW, options);
  const leastPvW = controls.storage.mayChargeFromGrid ? 0 : clamp(batteryW, 0, availablePvW);
  const pvW = clamp(mostDcW + batteryW, leastPvW, availablePvW);
  // Limits of the AC side go before what was asked of the battery.
  const leastW = Math.min(pvW - dcFor(highestAcW, options), hard.highestW);
  batteryW = clamp(batteryW, leastW, pvW - dcFor(-options.ratedW, options));
  return { pvW, batteryW, acW: acFor(pvW - batteryW, options) };
}

/** What the battery can do at all, W, + charge. */
function hardWindow({ options: { battery }, controls, availablePvW, socWindowW }: PowerSplitInput) {
  if (!battery) return { lowestW: 0, highestW: 0 };
  const fromGridW = controls.storage.mayChargeFromGrid ? Number.POSITIVE_INFINITY : availablePvW;
  return {
    lowestW: Math.max(-battery.maxDischargeW, socWindowW.lowestW),
    highestW: Math.min(battery.maxChargeW, socWindowW.highestW, fromGridW),
  };
}

/** AC power of a DC power, both + towards the AC side. */
function acFor(dcW: number, { inverterEfficiency }: PlantOptions): number {
  return dcW >= 0 ? dcW * inverterEfficiency : dcW / inverterEfficiency;
}

function dcFor(acW: number, { inverterEfficiency }: PlantOptions): number {
  return acW >= 0 ? acW / inverterEfficiency : acW * inverterEfficiency;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
