import type { FieldValue } from "@sourceful/domain";

/** JSON type of a key, or "any" for keys no schema lists. */
export type WireType = "number" | "integer" | "string" | "boolean" | "array" | "any";

/**
 * The value as a key of that type carries it, or undefined when it cannot: NaN and infinities, text where a
 * number belongs, an integer beyond 2^53. Integers are truncated toward zero, one number becomes a list of
 * one, numbers and booleans become text, 0 and 1 become booleans.
 */
export function toWireValue(type: WireType, value: FieldValue): FieldValue | undefined {
  return CONVERSIONS[type](value);
}

const CONVERSIONS: Readonly<Record<WireType, (value: FieldValue) => FieldValue | undefined>> = {
  number: (value) => (isSendableNumber(value) ? value : undefined),
  integer: toInteger,
  string: toText,
  boolean: toBoolean,
  array: toNumbers,
  any: (value) => (isSendable(value) ? value : undefined),
};

function isSendableNumber(value: FieldValue): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function toInteger(value: FieldValue): number | undefined {
  if (!isSendableNumber(value)) return undefined;
  // Larger ones would be written with an exponent, which a Go peer refuses for an integer.
  const whole = Math.trunc(value) + 0;
  return Number.isSafeInteger(whole) ? whole : undefined;
}

function toText(value: FieldValue): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "boolean" || isSendableNumber(value) ? String(value) : undefined;
}

function toBoolean(value: FieldValue): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === 0 || value === 1 ? value === 1 : undefined;
}

function toNumbers(value: FieldValue): number[] | undefined {
  const list = Array.isArray(value) ? value : [value];
  return list.every(isSendableNumber) ? list : undefined;
}

function isSendable(value: FieldValue): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return value !== undefined;
  return value !== null && Object.values(value).every(isSendable);
}
