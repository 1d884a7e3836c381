import { BASE_VA, type RadialModel, STRIDE } from "./radial-model.ts";

const HALF_ROOT_3 = Math.sqrt(3) / 2;
const ROOT_3 = Math.sqrt(3);

/**
 * Sets `current` to what the loads draw at these voltages, both in symmetrical components per unit; zero where
 * there is no load. Constant power is P/V, so a phase without voltage gives numbers that are not finite.
 */
export function drawLoadCurrents(
  { loadNode, isDelta, voltageShares }: RadialModel,
  powers: Float64Array,
  voltage: Float64Array,
  current: Float64Array,
): void {
  current.fill(0);
  for (let load = 0; load < loadNode.length; load++) {
    const node = STRIDE * (loadNode[load] as number);
    if (node < 0) continue;
    const zeroRe = voltage[node] as number;
    const zeroIm = voltage[node + 1] as number;
    const sumRe = (voltage[node + 2] as number) + (voltage[node + 4] as number);
    const sumIm = (voltage[node + 3] as number) + (voltage[node + 5] as number);
    const crossRe = HALF_ROOT_3 * ((voltage[node + 3] as number) - (voltage[node + 5] as number));
    const crossIm = HALF_ROOT_3 * ((voltage[node + 2] as number) - (voltage[node + 4] as number));
    let aRe = zeroRe + sumRe;
    let aIm = zeroIm + sumIm;
    let bRe = zeroRe - sumRe / 2 + crossRe;
    let bIm = zeroIm - sumIm / 2 - crossIm;
    let cRe = zeroRe - sumRe / 2 - crossRe;
    let cIm = zeroIm - sumIm / 2 + crossIm;
    const delta = isDelta[load] === 1;
    if (delta) {
      const firstRe = aRe;
      const firstIm = aIm;
      aRe -= bRe;
      aIm -= bIm;
      bRe -= cRe;
      bIm -= cIm;
      cRe -= firstRe;
      cIm -= firstIm;
    }
    const at = STRIDE * load;
    const constantCurrent = voltageShares[2 * load] as number;
    const constantImpedance = voltageShares[2 * load + 1] as number;
    const isVoltageDependent = constantCurrent !== 0 || constantImpedance !== 0;
    const nominal = delta ? ROOT_3 : 1;

    let p = (powers[at] as number) / BASE_VA;
    let q = (powers[at + 1] as number) / BASE_VA;
    let square = aRe * aRe + aIm * aIm;
    let share = isVoltageDependent ? shareAt(square, nominal, constantCurrent, constantImpedance) : 1;
    let factor = p === 0 && q === 0 ? 0 : share / square;
    let iaRe = (p * aRe + q * aIm) * factor;
    let iaIm = (p * aIm - q * aRe) * factor;

    p = (powers[at + 2] as number) / BASE_VA;
    q = (powers[at + 3] as number) / BASE_VA;
    square = bRe * bRe + bIm * bIm;
    share = isVoltageDependent ? shareAt(square, nominal, constantCurrent, constantImpedance) : 1;
    factor = p === 0 && q === 0 ? 0 : share / square;
    let ibRe = (p * bRe + q * bIm) * factor;
    let ibIm = (p * bIm - q * bRe) * factor;

    p = (powers[at + 4] as number) / BASE_VA;
    q = (powers[at + 5] as number) / BASE_VA;
    square = cRe * cRe + cIm * cIm;
    share = isVoltageDependent ? shareAt(square, nominal, constantCurrent, constantImpedance) : 1;
    factor = p === 0 && q === 0 ? 0 : share / square;
    let icRe = (p * cRe + q * cIm) * factor;
    let icIm = (p * cIm - q * cRe) * factor;

    if (delta) {
      const firstRe = iaRe;
      const firstIm = iaIm;
      iaRe -= icRe;
      iaIm -= icIm;
      icRe -= ibRe;
      icIm -= ibIm;
      ibRe -= firstRe;
      ibIm -= firstIm;
    }
    const pairRe = ibRe + icRe;
    const pairIm = ibIm + icIm;
    const straightRe = (iaRe - pairRe / 2) / 3;
    const straightIm = (iaIm - pairIm / 2) / 3;
    const turnedRe = (HALF_ROOT_3 / 3) * (ibIm - icIm);
    const turnedIm = (HALF_ROOT_3 / 3) * (ibRe - icRe);
    current[node] = (current[node] as number) + (iaRe + pairRe) / 3;
    current[node + 1] = (current[node + 1] as number) + (iaIm + pairIm) / 3;
    current[node + 2] = (current[node + 2] as number) + straightRe - turnedRe;
    current[node + 3] = (current[node + 3] as number) + straightIm + turnedIm;
    current[node + 4] = (current[node + 4] as number) + straightRe + turnedRe;
    current[node + 5] = (current[node + 5] as number) + straightIm - turnedIm;
  }
}

/** Power at a voltage over power at nominal voltage. */
function shareAt(
  square: number,
  nominal: number,
  constantCurrent: number,
  constantImpedance: number,
): number {
  const relative = Math.sqrt(square) / nominal;
  return (
    1 -
    constantCurrent -
    constantImpedance +
    constantCurrent * relative +
    constantImpedance * relative * relative
  );
}
