/** A DER does not obey when it is beyond its set-point by this much, W, and this part of it. */
const BEYOND_W = 200;
const BEYOND_FRACTION = 0.1;

/**
 * What is wrong with a DER that takes (or gives) more than it was told, or gives where it was told to take (or takes);
 * undefined when nothing is. `isGiving` says which way it is held. Powers in W, sign as the DER's W.
 */
export function disobedience(measuredW: number, setW: number, isGiving: boolean): string | undefined {
  const overW = isGiving ? setW - measuredW : measuredW - setW;
  const otherWayW = isGiving ? measuredW : 0 - measuredW;
  const beyondW = Math.max(overW, otherWayW);
  return beyondW > Math.max(BEYOND_W, BEYOND_FRACTION * Math.abs(setW))
    ? `is at ${Math.round(measuredW)} W although it was told ${Math.round(setW)} W`
    : undefined;
}
