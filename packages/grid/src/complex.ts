/** A complex number. For preparing a model; the sweeps work on flat arrays and do not use it. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

export const ZERO: Complex = { re: 0, im: 0 };
export const ONE: Complex = { re: 1, im: 0 };

export function complex(re: number, im: number): Complex {
  return { re, im };
}

/** A complex number of that size and angle. */
export function fromPolar(size: number, degrees: number): Complex {
  const angle = (degrees * Math.PI) / 180;
  return { re: size * Math.cos(angle), im: size * Math.sin(angle) };
}

export function add(a: Complex, b: Complex): Complex {
  return { re: a.re + b.re, im: a.im + b.im };
}

export function subtract(a: Complex, b: Complex): Complex {
  return { re: a.re - b.re, im: a.im - b.im };
}

export function multiply(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

export function divide(a: Complex, b: Complex): Complex {
  const square = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / square, im: (a.im * b.re - a.re * b.im) / square };
}

export function scale(a: Complex, factor: number): Complex {
  return { re: a.re * factor, im: a.im * factor };
}

export function conjugate(a: Complex): Complex {
  return { re: a.re, im: -a.im };
}

export function magnitude(a: Complex): number {
  // Not Math.hypot: its rounding differs between engines, and results must be the same to the last bit.
  return Math.sqrt(a.re * a.re + a.im * a.im);
}

/** The angle in degrees, -180 to 180. */
export function angleDegrees(a: Complex): number {
  return (Math.atan2(a.im, a.re) * 180) / Math.PI;
}
