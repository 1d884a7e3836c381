import { InvalidArgumentError } from "commander";

const MOST = 500;

/** How many houses a demo has: no more than one process can let report. */
export function houseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > MOST) {
    throw new InvalidArgumentError(`expected a whole number from 1 to ${MOST}.`);
  }
  return count;
}
