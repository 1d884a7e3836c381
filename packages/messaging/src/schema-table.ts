interface Property {
  readonly type: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly "x-field"?: string;
  readonly "x-unit"?: string;
  readonly items?: Property | ObjectSchema;
}

/** A schema of an object, as much of it as is shown. */
export interface ObjectSchema {
  readonly type: "object";
  readonly properties: Readonly<Record<string, Property | ObjectSchema>>;
  readonly patternProperties?: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
}

/** An object key by key. With `aliasesOf` there is a column of the emit fields a key is filled from. */
export function describeObject(
  schema: ObjectSchema,
  aliasesOf?: (field: string) => readonly string[],
): string {
  const head = ["key", "type", "unit", "present", ...(aliasesOf ? ["from emit field"] : []), "meaning"];
  const rows = Object.entries<Property>(schema.properties as Record<string, Property>).map(
    ([key, property]) => {
      const field = property["x-field"];
      const spellings = field !== undefined && aliasesOf ? [field, ...aliasesOf(field)] : [];
      return [
        `\`${key}\``,
        describeType(property),
        describeUnit(property),
        schema.required?.includes(key) ? "always" : "when known",
        ...(aliasesOf ? [spellings.map((spelling) => `\`${spelling}\``).join(" ")] : []),
        property.description ?? "",
      ];
    },
  );
  for (const { description = "" } of Object.values(schema.patternProperties ?? {})) {
    const fields = "`mpptN_v` `mpptN_a` `mpptN_w`";
    rows.push(["`mpptN_V` `mpptN_A` `mpptN_W`", "number", "V A W", "when known", fields, description]);
  }
  return table(head, rows);
}

function describeUnit({ "x-unit": unit = "" }: Property): string {
  return unit === "text" || unit === "bool" || unit === "1" ? "" : unit;
}

function describeType(property: Property): string {
  if (property.const !== undefined) return `\`"${property.const}"\``;
  if (property.enum) return property.enum.map((value) => `\`"${value}"\``).join(" ");
  return property.items ? `list of ${property.items.type}` : property.type;
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`.replace(/ {2,}/g, " ");
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** The object, and after it every object in it, each under its name. */
export function describeTree(schema: ObjectSchema): string[] {
  return [describeObject(schema), ...describeParts(schema, "")];
}

function describeParts(schema: ObjectSchema, path: string): string[] {
  return Object.entries(schema.properties).flatMap(([key, property]) => {
    const at = `${path}${key}`;
    if (isObjectSchema(property)) {
      return [`\`${at}\`:`, describeObject(property), ...describeParts(property, `${at}.`)];
    }
    const items = "items" in property ? property.items : undefined;
    if (!items || !isObjectSchema(items)) return [];
    return [`Each of \`${at}\`:`, describeObject(items), ...describeParts(items, `${at}[].`)];
  });
}

function isObjectSchema(schema: Property | ObjectSchema): schema is ObjectSchema {
  return "properties" in schema;
}
