/** A JSON Schema of part of an answer. */
export type Schema = Readonly<Record<string, unknown>>;

/** A text. */
export function text(description: string): Schema {
  return { type: "string", description };
}

/** One of some texts. */
export function choice(values: readonly string[], description: string): Schema {
  return { type: "string", enum: values, description };
}

/** A number with its unit in the description. */
export function amount(description: string): Schema {
  return { type: "number", description };
}

/** A count. */
export function count(description: string): Schema {
  return { type: "integer", minimum: 0, description };
}

export function flag(description: string): Schema {
  return { type: "boolean", description };
}

export function list(items: Schema, description: string): Schema {
  return { type: "array", items, description };
}

/** An object of which the keys in `optional` may be absent: then the value is not known. */
export function record(
  properties: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
  description = "",
): Schema {
  return {
    type: "object",
    ...(description === "" ? {} : { description }),
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
  };
}

/** Another schema of the API, by name. */
export function ref(name: string): Schema {
  return { $ref: `${name}#` };
}
