import type { ReadingFields } from "@sourceful/domain";
import type { OfferedDer } from "../membership-config.ts";

/** What is known of a DER that takes commands now. */
export interface DerFacts {
  readonly der: OfferedDer;
  /** Its latest reading. */
  readonly fields: ReadingFields;
  /** Rated power the driver found, W. */
  readonly ratedW: number | undefined;
  /** Least and most that may be commanded (devices.json, site.json), W, sign as its W. */
  readonly leastW: number | undefined;
  readonly mostW: number | undefined;
  /** Unix epoch, ms. */
  readonly nowMs: number;
}

/** A number of a reading; undefined when it was not read. */
export function numberOf(fields: ReadingFields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The smallest of those that are known; undefined when none is. */
export function leastKnown(...values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** A rating: a driver that does not know it sometimes says 0. */
export function ratingOf(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
