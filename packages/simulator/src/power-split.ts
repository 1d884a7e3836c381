import type { PlantControls } from "./plant-controls.ts";
import type { BatteryOptions, PlantOptions } from "./plant-options.ts";

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
  const window = batteryWindow(input);
  const setpointW = controls.acSetpointW;
  const highestAcW = Math.min(options.ratedW, controls.acLimitW);
  const aimW = clamp(setpointW ?? input.wantedAcW, -options.ratedW, highestAcW);
  let batteryW = clamp(availablePvW - dcFor(aimW, options), window.lowestW, window.highestW);
  // A set-point is exact, the policy may export what the battery cannot take.
  const mostDcW = dcFor(setpointW === undefined ? highestAcW : aimW, options);
  const pvW = clamp(mostDcW + batteryW, 0, availablePvW);
  const leastW = Math.min(pvW - mostDcW, window.highestW);
  batteryW = clamp(batteryW, leastW, pvW - dcFor(-options.ratedW, options));
  return { pvW, batteryW, acW: acFor(pvW - batteryW, options) };
}

/** All limits of the battery in one range; where they contradict, the state of charge wins. */
function batteryWindow({ options, controls, availablePvW, socWindowW }: PowerSplitInput) {
  const { battery } = options;
  if (!battery) return { lowestW: 0, highestW: 0 };
  const asked = controls.batteryWindowW;
  const fromGrid = controls.storage.mayChargeFromGrid ? Number.POSITIVE_INFINITY : availablePvW;
  const hard = hardLimits(battery, socWindowW, fromGrid);
  return {
    lowestW: clamp(asked.lowestW, hard.lowestW, hard.highestW),
    highestW: clamp(asked.highestW, hard.lowestW, hard.highestW),
  };
}

function hardLimits(battery: BatteryOptions, soc: PowerSplitInput["socWindowW"], fromGridW: number) {
  return {
    lowestW: Math.max(-battery.maxDischargeW, soc.lowestW),
    highestW: Math.min(battery.maxChargeW, soc.highestW, fromGridW),
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
