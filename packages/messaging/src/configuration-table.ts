interface Property {
  readonly type: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: unknown;
}

interface ObjectSchema {
  readonly properties: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
}

/** The keys of an object of a configuration file, as a table in Markdown. */
export function configurationTable({ properties, required = [] }: ObjectSchema): string {
  const rows = Object.entries(properties).map(([key, property]) => {
    const isRequired = required.includes(key) ? "yes" : "";
    const fallback = property.default === undefined ? "" : `\`${JSON.stringify(property.default)}\``;
    return `| \`${key}\` | ${describeType(property)} | ${isRequired} | ${fallback} | ${property.description ?? ""} |`;
  });
  return ["| key | value | required | default | meaning |", "|---|---|---|---|---|", ...rows].join("\n");
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  boolean: "true or false",
  array: "list",
  object: "object",
};

function describeType({ type, enum: choices, minimum, maximum, items }: Property): string {
  if (choices) return choices.map((choice) => `\`"${choice}"\``).join(" or ");
  // What an object in a list holds has a table of its own.
  if (isProperty(items) && items.type !== "object") return `list of ${describeType(items)}`;
  const word = TYPE_WORDS[type] ?? type;
  return minimum === undefined || maximum === undefined ? word : `${word}, ${minimum} to ${maximum}`;
}

function isProperty(items: unknown): items is Property {
  return typeof items === "object" && items !== null && "type" in items;
}
