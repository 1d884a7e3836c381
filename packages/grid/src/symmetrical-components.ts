import { add, type Complex, complex, multiply, scale } from "./complex.ts";

const TURN = complex(-0.5, Math.sqrt(3) / 2);
const TURN_BACK = complex(-0.5, -Math.sqrt(3) / 2);

/** Zero, positive and negative sequence; Fortescue 1918. */
export type Sequences = readonly [zero: Complex, positive: Complex, negative: Complex];

/** Phases a, b, c of symmetrical components. */
export function toPhases([zero, positive, negative]: Sequences): readonly [Complex, Complex, Complex] {
  return [
    add(add(zero, positive), negative),
    add(add(zero, multiply(TURN_BACK, positive)), multiply(TURN, negative)),
    add(add(zero, multiply(TURN, positive)), multiply(TURN_BACK, negative)),
  ];
}

/** Sequences read from six numbers of a flat array. */
export function sequencesAt(values: ArrayLike<number>, offset: number): Sequences {
  const at = (index: number) =>
    complex(values[offset + index] as number, values[offset + index + 1] as number);
  return [at(0), at(2), at(4)];
}

export function mapSequences(
  a: Sequences,
  b: Sequences,
  combine: (a: Complex, b: Complex) => Complex,
): Sequences {
  return [combine(a[0], b[0]), combine(a[1], b[1]), combine(a[2], b[2])];
}

export function addSequences(a: Sequences, b: Sequences): Sequences {
  return mapSequences(a, b, add);
}

export function multiplySequences(a: Sequences, b: Sequences): Sequences {
  return mapSequences(a, b, multiply);
}

export function negateSequences(a: Sequences): Sequences {
  return [scale(a[0], -1), scale(a[1], -1), scale(a[2], -1)];
}
