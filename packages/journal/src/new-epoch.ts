import { randomInt } from "node:crypto";

/**
 * A number for a new epoch, other than the one before. Random and not the time: a machine whose clock starts anew at
 * every boot would repeat itself.
 */
export function newEpoch(previous: number | undefined): number {
  const epoch = randomInt(1, 2 ** 32);
  return epoch === previous ? (epoch % (2 ** 32 - 1)) + 1 : epoch;
}
