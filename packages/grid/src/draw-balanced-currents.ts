import { BASE_VA, type RadialModel, STRIDE } from "./radial-model.ts";

/** As `drawLoadCurrents`, for the positive sequence alone: a third of every load on each phase. */
export function drawBalancedCurrents(
  { loadNode, voltageShares }: RadialModel,
  powers: Float64Array,
  voltage: Float64Array,
  current: Float64Array,
): void {
  current.fill(0);
  for (let load = 0; load < loadNode.length; load++) {
    const node = STRIDE * (loadNode[load] as number) + 2;
    if (node < 0) continue;
    const at = STRIDE * load;
    const p =
      ((powers[at] as number) + (powers[at + 2] as number) + (powers[at + 4] as number)) / 3 / BASE_VA;
    const q =
      ((powers[at + 1] as number) + (powers[at + 3] as number) + (powers[at + 5] as number)) / 3 / BASE_VA;
    if (p === 0 && q === 0) continue;
    const re = voltage[node] as number;
    const im = voltage[node + 1] as number;
    const square = re * re + im * im;
    const constantCurrent = voltageShares[2 * load] as number;
    const constantImpedance = voltageShares[2 * load + 1] as number;
    const constantPower = 1 - constantCurrent - constantImpedance;
    const factor = constantPower / square + constantCurrent / Math.sqrt(square) + constantImpedance;
    current[node] = (current[node] as number) + (p * re + q * im) * factor;
    current[node + 1] = (current[node + 1] as number) + (p * im - q * re) * factor;
  }
}
