import { DER_KINDS } from "@sourceful/domain";

/** Units of the community's messages; what has none is a share, a number of things, or text. */
export type WireUnit =
  | "W"
  | "W/s"
  | "var"
  | "V"
  | "A"
  | "Wh"
  | "VA"
  | "ms"
  | "s"
  | "fraction"
  | "1"
  | "°C"
  | "ppm";

/** A number in that unit. */
export function measured<const U extends WireUnit>(unit: U, description: string) {
  return { type: "number", "x-unit": unit, description } as const;
}

/** A number in that unit that cannot be below zero. */
export function amount<const U extends WireUnit>(unit: U, description: string) {
  return { type: "number", minimum: 0, "x-unit": unit, description } as const;
}

/** A share, 0..1. */
export function share(description: string) {
  return { type: "number", minimum: 0, maximum: 1, "x-unit": "fraction", description } as const;
}

/** How many, from `minimum`. */
export function count(minimum: number, description: string) {
  return { type: "integer", minimum, maximum: Number.MAX_SAFE_INTEGER, "x-unit": "1", description } as const;
}

/** A moment, Unix epoch, whole ms. */
export function moment(description: string) {
  return {
    type: "integer",
    minimum: 0,
    maximum: 8_640_000_000_000_000,
    "x-unit": "ms",
    description,
  } as const;
}

/** Names one thing among its kind; printable, no white space, quote or backslash. */
export function key(description: string) {
  return { type: "string", pattern: "^[!#-\\[\\]-~]{1,128}$", description } as const;
}

/** Names a community, a node or a building: also a token of a subject. */
export function nodeName(description: string) {
  return { type: "string", pattern: "^[\\w:@-]{1,64}$", description } as const;
}

/** Words for people. */
export function words(description: string) {
  return { type: "string", minLength: 1, maxLength: 512, description } as const;
}

/** One of these words. */
export function choice<const W extends readonly string[]>(choices: W, description: string) {
  return { type: "string", enum: choices, description } as const;
}

/** Worst last; an aggregate carries the worst of its inputs. */
export const DATA_CLASSES = ["REAL", "CALIBRATED", "COMPUTED", "SYNTHETIC"] as const;

/** The only flags a value can carry (C-40 V1, R22). */
export const QUALITY_FLAGS = ["valid", "suspect", "estimated", "missing", "quarantined"] as const;

/** `up` is less net import or more export, `down` more net import (C-30 section 6, R59). */
export const FLEX_DIRECTIONS = ["up", "down"] as const;

export const derKind = choice(DER_KINDS, "kind of DER");
export const quality = choice(QUALITY_FLAGS, "how far the values are to be believed");
export const direction = choice(
  FLEX_DIRECTIONS,
  "`up`: less net import or more export; `down`: more net import",
);

/** A price of energy. */
export function price(description: string) {
  return {
    type: "object",
    description,
    properties: {
      per_kwh: { type: "number", description: "amount for one kWh, in `currency`" },
      currency: { type: "string", pattern: "^[A-Z]{3}$", description: "ISO 4217" },
    },
    required: ["per_kwh", "currency"],
  } as const;
}
