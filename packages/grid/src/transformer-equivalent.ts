import {
  add,
  type Complex,
  complex,
  divide,
  fromPolar,
  magnitude,
  multiply,
  ONE,
  scale,
  ZERO,
} from "./complex.ts";
import type { Transformer } from "./transformer.ts";

/** One sequence of a transformer as a ratio, a series impedance on the side away from the source, and an admittance at each end. */
interface SequenceEquivalent {
  /** Voltage on the side away from the source over that on the other, without load; 0 where nothing passes. */
  readonly ratio: Complex;
  readonly impedance: Complex;
  readonly highAdmittance: Complex;
  readonly lowAdmittance: Complex;
}

/** A transformer in per unit of its buses' nominal voltages and of `baseVa` per phase. */
export interface TransformerEquivalent {
  readonly positive: SequenceEquivalent;
  readonly negative: SequenceEquivalent;
  /** Absent: no zero-sequence data. */
  readonly zero?: SequenceEquivalent;
  /** False: there is no neutral on the side away from the source, so nothing may be connected to it. */
  readonly hasNeutral: boolean;
}

export interface TransformerBase {
  /** Nominal line-to-line voltages of its buses, V. */
  readonly highV: number;
  readonly lowV: number;
  /** Per phase. */
  readonly baseVa: number;
}

/**
 * T equivalent of a transformer, short-circuit impedance and magnetising branch, turned into a pi (Kundur,
 * Power System Stability and Control, 6.2; the zero sequence by vector group as in IEC 60909-4 and pandapower
 * 2.14 `pd2ppc_zero`). A tap on the low side changes the rated low voltage and so the impedance, as there.
 */
export function transformerEquivalent(
  transformer: Transformer,
  base: TransformerBase,
): TransformerEquivalent {
  const { parallel = 1, tapFraction = 0, tapSide = "high" } = transformer;
  const highV = transformer.highV * (tapSide === "high" ? 1 + tapFraction : 1);
  const lowV = transformer.lowV * (tapSide === "low" ? 1 + tapFraction : 1);
  const turns = highV / base.highV / (lowV / base.lowV);
  // Ohms of a fraction of the rating, over the base impedance of a phase.
  const perUnit = ((lowV / base.lowV) ** 2 * 3 * base.baseVa) / transformer.ratedVa / parallel;
  const impedance = scale(
    shortCircuit(transformer.impedanceFraction, transformer.resistanceFraction),
    perUnit,
  );
  const magnetising = scale(noLoadAdmittance(transformer), 1 / perUnit);
  const ratio = fromPolar(1 / turns, -transformer.shiftDegrees);
  const positive = piOfT(ratio, scale(impedance, 0.5), scale(impedance, 0.5), magnetising);
  return {
    positive,
    negative: { ...positive, ratio: { re: ratio.re, im: -ratio.im } },
    ...zeroOf(transformer, perUnit, ratio),
  };
}

/**
 * The same transformer fed from its low side, as in an island that a battery forms: what was the low side is now
 * the parent's. A star point earthed below is then a path to earth for the side that feeds, and the high side
 * has a neutral only when both are earthed.
 */
export function reverseEquivalent({
  positive,
  negative,
  zero,
  hasNeutral,
}: TransformerEquivalent): TransformerEquivalent {
  const isThrough = zero !== undefined && (zero.ratio.re !== 0 || zero.ratio.im !== 0);
  const sequences = { positive: reverseSequence(positive), negative: reverseSequence(negative) };
  if (!zero) return { ...sequences, hasNeutral };
  if (isThrough) return { ...sequences, zero: reverseSequence(zero), hasNeutral };
  const lowAdmittance = hasNeutral ? divide(ONE, zero.impedance) : ZERO;
  return {
    ...sequences,
    zero: { ratio: ZERO, impedance: ZERO, highAdmittance: ZERO, lowAdmittance },
    hasNeutral: false,
  };
}

function reverseSequence(sequence: SequenceEquivalent): SequenceEquivalent {
  const { ratio, impedance } = sequence;
  return {
    ...sequence,
    ratio: divide(ONE, ratio),
    impedance: scale(impedance, 1 / (ratio.re ** 2 + ratio.im ** 2)),
  };
}

/** Of the rating, inductive. */
function shortCircuit(impedanceFraction: number, resistanceFraction: number): Complex {
  return complex(resistanceFraction, Math.sqrt(impedanceFraction ** 2 - resistanceFraction ** 2));
}

/** Of the rating; the reactive part is what no-load current is left beyond the iron losses. */
function noLoadAdmittance({ ratedVa, ironLossW = 0, noLoadCurrentFraction = 0 }: Transformer): Complex {
  const conductance = ironLossW / ratedVa;
  const susceptance = Math.sqrt(Math.max(0, noLoadCurrentFraction ** 2 - conductance ** 2));
  return complex(conductance, -susceptance);
}

/** The star of two series impedances and an admittance to earth between them, as a pi seen from the low side. */
function piOfT(ratio: Complex, high: Complex, low: Complex, admittance: Complex): SequenceEquivalent {
  const impedance = add(add(high, low), multiply(multiply(high, low), admittance));
  const square = ratio.re ** 2 + ratio.im ** 2;
  return {
    ratio,
    impedance,
    highAdmittance: scale(divide(multiply(low, admittance), impedance), square),
    lowAdmittance: divide(multiply(high, admittance), impedance),
  };
}

function zeroOf(
  { vectorGroup, zeroSequence }: Transformer,
  perUnit: number,
  positiveRatio: Complex,
): Pick<TransformerEquivalent, "zero" | "hasNeutral"> {
  if (vectorGroup === undefined) return { hasNeutral: true };
  const blocked = { ratio: ZERO, highAdmittance: ZERO, lowAdmittance: ZERO };
  if (!vectorGroup.endsWith("n")) return { hasNeutral: false, zero: { ...blocked, impedance: ZERO } };
  if (!zeroSequence) return { hasNeutral: true };
  const { magnetisingRatio, magnetisingROverX = 0, highSideFraction = 0.5 } = zeroSequence;
  const whole = scale(shortCircuit(zeroSequence.impedanceFraction, zeroSequence.resistanceFraction), perUnit);
  const high = scale(whole, highSideFraction);
  const low = scale(whole, 1 - highSideFraction);
  const admittance =
    magnetisingRatio === undefined
      ? ZERO
      : divide(ONE, magnetisingImpedance(magnitude(whole) * magnetisingRatio, magnetisingROverX));
  // A delta lets zero-sequence current circulate on the high side, which shorts the high end of the T.
  if (vectorGroup === "Dyn") {
    const behind = divide(high, add(ONE, multiply(high, admittance)));
    return { hasNeutral: true, zero: { ...blocked, impedance: add(low, behind) } };
  }
  if (vectorGroup === "YNyn") return { hasNeutral: true, zero: piOfT(positiveRatio, high, low, admittance) };
  // A star point that is not earthed leaves the high end open: what flows must magnetise the core.
  if (magnetisingRatio === undefined) return { hasNeutral: true };
  return { hasNeutral: true, zero: { ...blocked, impedance: add(low, divide(ONE, admittance)) } };
}

function magnetisingImpedance(size: number, rOverX: number): Complex {
  const reactance = size / Math.sqrt(rOverX ** 2 + 1);
  return complex(reactance * rOverX, reactance);
}
