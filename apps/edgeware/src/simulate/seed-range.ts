import { InvalidArgumentError } from "commander";

/** Seeds from the first to the last, both included. */
export interface SeedRange {
  readonly first: number;
  readonly last: number;
}

const RANGE = /^(\d{1,9})\.\.(\d{1,9})$/;

/** Reads `A..B`. */
export function seedRange(text: string): SeedRange {
  const [, first, last] = RANGE.exec(text) ?? [];
  if (first === undefined || Number(first) > Number(last)) {
    throw new InvalidArgumentError("expected two whole numbers such as 1..1000.");
  }
  return { first: Number(first), last: Number(last) };
}
