import type { ReadingFields } from "@sourceful/domain";

/** What a simulated meter measures: the fields of a connection point, W + import. A SunspecPlant is one. */
export interface MeterSource {
  readonly readings: { readonly meter: ReadingFields };
}
