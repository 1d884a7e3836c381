import { type Complex, ZERO } from "./complex.ts";
import type { Impedance, Line, Source } from "./network.ts";
import { BASE_VA } from "./radial-model.ts";

/** Zero, positive and negative sequence as a model keeps them: six numbers. What is absent is 0. */
export function flattenSequences(zero: Complex | undefined, positive: Complex, negative: Complex): number[] {
  const { re, im } = zero ?? ZERO;
  return [re, im, positive.re, positive.im, negative.re, negative.im];
}

/** Ohms that are 1 per unit at a bus of that line-to-line voltage. */
function baseOhm(nominalV: number): number {
  return nominalV ** 2 / (3 * BASE_VA);
}

/** Series impedance per sequence, per unit. */
export function lineImpedance(line: Line, nominalV: number): number[] {
  const factor = line.lengthKm / (line.parallel ?? 1) / baseOhm(nominalV);
  const positive = { re: line.rOhmPerKm * factor, im: line.xOhmPerKm * factor };
  const zero = line.zeroSequence && {
    re: line.zeroSequence.rOhmPerKm * factor,
    im: line.zeroSequence.xOhmPerKm * factor,
  };
  return flattenSequences(zero, positive, positive);
}

/** Admittance of the charging at either end per sequence, per unit. */
export function lineCharging(line: Line, nominalV: number, frequencyHz: number): number[] {
  const factor = Math.PI * frequencyHz * 1e-9 * line.lengthKm * (line.parallel ?? 1) * baseOhm(nominalV);
  const positive = { re: 0, im: (line.cNfPerKm ?? 0) * factor };
  return flattenSequences({ re: 0, im: (line.zeroSequence?.cNfPerKm ?? 0) * factor }, positive, positive);
}

/** Internal impedance per sequence, per unit. */
export function sourceImpedance({ impedanceOhm }: Source, nominalV: number): number[] {
  const perUnit = (impedance: Impedance | undefined) => ({
    re: (impedance?.r ?? 0) / baseOhm(nominalV),
    im: (impedance?.x ?? 0) / baseOhm(nominalV),
  });
  return flattenSequences(
    perUnit(impedanceOhm?.zero),
    perUnit(impedanceOhm?.positive),
    perUnit(impedanceOhm?.negative),
  );
}
