import type { DerKind, FieldValue, ReadingFields } from "./der.ts";
import { findField } from "./der-fields.ts";

export type ViolationRule = "not_finite" | "below_min" | "above_max";

export interface Violation {
  field: string;
  rule: ViolationRule;
  value: number;
  /** Plain words with the limit, for a log line. */
  message: string;
}

export interface CheckedReading {
  /** The fields that may be believed. */
  fields: ReadingFields;
  violations: Violation[];
}

/**
 * Splits canonical fields into those that can be true and those that cannot: a number that is NaN or
 * infinite, or outside the field's range or sign. A rejected field is left out, never repaired, so what
 * remains is what the device said.
 */
export function checkReading(kind: DerKind, fields: ReadingFields): CheckedReading {
  const accepted: [string, FieldValue][] = [];
  const violations: Violation[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const violation = findViolation(kind, field, value);
    if (violation) violations.push(violation);
    else accepted.push([field, value]);
  }
  return { fields: Object.fromEntries(accepted), violations };
}

function findViolation(kind: DerKind, field: string, value: FieldValue): Violation | undefined {
  const notFinite = firstNotFinite(value);
  if (notFinite !== undefined) {
    return { field, rule: "not_finite", value: notFinite, message: `${kind}.${field} is ${notFinite}` };
  }
  if (typeof value !== "number") return undefined;
  const { min, max, unit = "" } = findField(kind, field) ?? {};
  if (min !== undefined && value < min) {
    return { field, rule: "below_min", value, message: `${kind}.${field} is ${value} ${unit}, below ${min}` };
  }
  if (max !== undefined && value > max) {
    return { field, rule: "above_max", value, message: `${kind}.${field} is ${value} ${unit}, above ${max}` };
  }
  return undefined;
}

function firstNotFinite(value: FieldValue): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : value;
  if (typeof value !== "object") return undefined;
  for (const inner of Object.values(value)) {
    const found = firstNotFinite(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
