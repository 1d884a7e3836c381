import type { Unit } from "@sourceful/domain";

/** A number on the wire, filled from the canonical field `field`. */
export function quantity<const F extends string, const U extends Unit>(
  field: F,
  unit: U,
  description: string,
) {
  return { type: "number", description, "x-field": field, "x-unit": unit } as const;
}

/** A whole number on the wire: the field's value truncated toward zero. */
export function wholeQuantity<const F extends string, const U extends Unit>(
  field: F,
  unit: U,
  description: string,
) {
  return { type: "integer", description, "x-field": field, "x-unit": unit } as const;
}

/** A list of numbers on the wire; a field that holds one number becomes a list of one. */
export function quantities<const F extends string, const U extends Unit>(
  field: F,
  unit: U,
  description: string,
) {
  return {
    type: "array",
    items: { type: "number" },
    description,
    "x-field": field,
    "x-unit": unit,
  } as const;
}

/** Text on the wire. */
export function text<const F extends string>(field: F, description: string) {
  return { type: "string", description, "x-field": field, "x-unit": "text" } as const;
}

/** true or false on the wire. */
export function flag<const F extends string>(field: F, description: string) {
  return { type: "boolean", description, "x-field": field, "x-unit": "bool" } as const;
}
