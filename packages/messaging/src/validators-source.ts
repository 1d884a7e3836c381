import { InternalError } from "@sourceful/domain";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";

/**
 * Source text of a module of compiled validators, one export for each schema, by its name:
 * `(data: unknown) => boolean` with `errors` set after a refusal, to be read at once and given to
 * `describeSchemaErrors`. Every fault is reported, not only the first. The module imports nothing, so neither
 * Ajv nor code generation is needed at run time.
 *
 * Meant for a test that keeps a generated file equal to its schemas:
 * `await expect(validatorsSource({ manifest: SCHEMA })).toMatchFileSnapshot("generated/validators.ts")`.
 *
 * @throws InternalError when a schema needs more at run time than plain code (a `format`, deep `uniqueItems`).
 */
export function validatorsSource(schemas: Readonly<Record<string, object>>): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    allowMatchingProperties: true,
    // Errors carry the value and the schema around it, which plain words about them need.
    verbose: true,
    // Counts UTF-16 units instead of importing a counter of code points.
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(withoutNotes(schema) as object, name);
  const names = Object.fromEntries(Object.keys(schemas).map((name) => [name, name]));
  const code = standaloneCode.default(ajv, names);
  if (code.includes("require(")) {
    throw new InternalError("A schema needs a run-time module; write it without format or deep uniqueItems", {
      code: "internal",
    });
  }
  const typed = code.replace(/^export const (\w+) = /gm, "export const $1: Validator = ");
  return `${HEADER}${typed}\n`;
}

const HEADER = `// @ts-nocheck
// Generated from the schemas by a test; "pnpm generate" rewrites it.
interface Validator {
  (data: unknown): boolean;
  errors?: ValidatorError[] | null;
}
interface ValidatorError {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
  message?: string;
  propertyName?: string;
  data?: unknown;
  parentSchema?: Record<string, unknown>;
}
`;

/** Words for readers would only make the code larger, and change it without need. */
function withoutNotes(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutNotes);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !isNote(key, value));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, VALUE_KEYWORDS.has(key) ? value : withoutNotes(value)]),
  );
}

const VALUE_KEYWORDS = new Set(["const", "enum", "default", "examples"]);

/** A property may be called `title`; it is a schema then, not text. */
function isNote(key: string, value: unknown): boolean {
  const isText = typeof value === "string";
  return (isText && (key === "title" || key === "description" || key.startsWith("x-"))) || key === "examples";
}
