const HALF_ROOT_3 = Math.sqrt(3) / 2;

/** Sets three numbers to the magnitudes of phases a, b, c of six numbers in symmetrical components. */
export function setPhaseMagnitudes(target: Float64Array, values: Float64Array, offset: number): void {
  const zeroRe = values[offset] as number;
  const zeroIm = values[offset + 1] as number;
  const sumRe = (values[offset + 2] as number) + (values[offset + 4] as number);
  const sumIm = (values[offset + 3] as number) + (values[offset + 5] as number);
  const crossRe = HALF_ROOT_3 * ((values[offset + 3] as number) - (values[offset + 5] as number));
  const crossIm = HALF_ROOT_3 * ((values[offset + 2] as number) - (values[offset + 4] as number));
  target[0] = Math.sqrt((zeroRe + sumRe) ** 2 + (zeroIm + sumIm) ** 2);
  target[1] = Math.sqrt((zeroRe - sumRe / 2 + crossRe) ** 2 + (zeroIm - sumIm / 2 - crossIm) ** 2);
  target[2] = Math.sqrt((zeroRe - sumRe / 2 - crossRe) ** 2 + (zeroIm - sumIm / 2 + crossIm) ** 2);
}
