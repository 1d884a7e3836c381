import { nearestName } from "@sourceful/domain";

/** What a validator made by `validatorsSource` says about one fault. */
export interface SchemaError {
  keyword: string;
  /** JSON pointer into the data. */
  instancePath: string;
  /** JSON pointer into the schema. */
  schemaPath: string;
  params: Readonly<Record<string, unknown>>;
  message?: string | undefined;
  /** Set where a key's name, not its value, is at fault. */
  propertyName?: string | undefined;
  data?: unknown;
  parentSchema?: { readonly [keyword: string]: unknown } | undefined;
}

/** One fault in plain words. */
export interface SchemaProblem {
  /** Where, as `devices[0].modbus.port`; "" is the document itself. */
  path: string;
  /** What is wrong there, in words that follow the path. */
  message: string;
}

const MAX_LISTED_KEYS = 12;
const MAX_VALUE_LENGTH = 40;

/**
 * Turns a validator's errors into words for the person who wrote the data: one problem for each fault, in the
 * order of the errors, with a suggestion for a key or value that is nearly right.
 */
export function describeSchemaErrors(errors: readonly SchemaError[]): SchemaProblem[] {
  const choices = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  const problems = errors
    // A choice is one fault; what each of its branches would have wanted is told with it.
    .filter((error) => !choices.some((choice) => isBranchOf(choice, error)))
    .filter(({ keyword }) => keyword !== "if" && keyword !== "propertyNames")
    .map((error) => describe(error, errors));
  const unique = new Map(problems.map((problem) => [`${problem.path}\n${problem.message}`, problem]));
  return [...unique.values()];
}

function describe(error: SchemaError, all: readonly SchemaError[]): SchemaProblem {
  const { keyword, params, propertyName } = error;
  const path = toPath(error.instancePath);
  const key = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof key === "string") {
    const message = keyword === "required" ? "is missing" : describeUnknownKey(key, error.parentSchema);
    return { path: appendKey(path, key), message };
  }
  if (propertyName !== undefined) {
    return { path: appendKey(path, propertyName), message: `is not allowed as a key: ${error.message}` };
  }
  const wording = WORDINGS[keyword];
  return { path, message: wording ? wording(error, all) : (error.message ?? `fails ${keyword}`) };
}

const WORDINGS: Readonly<Record<string, (error: SchemaError, all: readonly SchemaError[]) => string>> = {
  type: ({ params, data }) => `must be ${describeTypes([params.type])}, is ${describeValue(data)}`,
  enum: ({ params, data }) => describeChoice(params.allowedValues as unknown[], data),
  const: ({ params, data }) => describeChoice([params.allowedValue], data),
  minLength: ({ params, data }) =>
    data === "" ? "must not be empty" : `must have at least ${params.limit} characters`,
  maxLength: ({ params }) => `must have at most ${params.limit} characters`,
  pattern: ({ params, data }) => `is ${describeValue(data)}, which does not match ${params.pattern}`,
  minimum: ({ params, data }) => `must be at least ${params.limit}, is ${describeValue(data)}`,
  maximum: ({ params, data }) => `must be at most ${params.limit}, is ${describeValue(data)}`,
  exclusiveMinimum: ({ params, data }) => `must be above ${params.limit}, is ${describeValue(data)}`,
  exclusiveMaximum: ({ params, data }) => `must be below ${params.limit}, is ${describeValue(data)}`,
  minItems: ({ params }) => `must have at least ${params.limit} entries`,
  maxItems: ({ params }) => `must have at most ${params.limit} entries`,
  uniqueItems: ({ params }) =>
    `has the same entry at ${[params.i, params.j]
      .map(Number)
      .sort((a, b) => a - b)
      .join(" and ")}`,
  anyOf: describeBranches,
  oneOf: describeBranches,
};

function describeUnknownKey(key: string, parentSchema: SchemaError["parentSchema"]): string {
  const known = Object.keys((parentSchema?.properties as object | undefined) ?? {});
  const nearest = nearestName(key, known);
  if (nearest !== undefined) return `is not a known key; did you mean ${nearest}?`;
  const isListable = known.length > 0 && known.length <= MAX_LISTED_KEYS;
  return isListable ? `is not a known key; known are ${known.join(", ")}` : "is not a known key";
}

function describeChoice(allowed: readonly unknown[], data: unknown): string {
  const must = `must be ${allowed.length > 1 ? "one of " : ""}${allowed.map((value) => JSON.stringify(value)).join(", ")}`;
  const texts = allowed.filter((value) => typeof value === "string");
  const nearest = typeof data === "string" ? nearestName(data, texts) : undefined;
  const hint = nearest === undefined ? "" : `; did you mean "${nearest}"?`;
  return `${must}, is ${describeValue(data)}${hint}`;
}

function describeBranches(error: SchemaError, all: readonly SchemaError[]): string {
  const branches = all.filter((other) => other !== error && isBranchOf(error, other));
  const isAboutTypes = branches.every(
    ({ keyword, instancePath }) => keyword === "type" && instancePath === error.instancePath,
  );
  if (branches.length === 0 || !isAboutTypes) return "is none of the forms that are allowed here";
  const types = branches.map(({ params }) => params.type);
  return `must be ${describeTypes(types)}, is ${describeValue(error.data)}`;
}

function isBranchOf(choice: SchemaError, error: SchemaError): boolean {
  return (
    error.schemaPath.startsWith(`${choice.schemaPath}/`) && error.instancePath.startsWith(choice.instancePath)
  );
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  null: "null",
};

function describeTypes(types: readonly unknown[]): string {
  return types
    .flat()
    .map((type) => TYPE_WORDS[String(type)] ?? String(type))
    .join(" or ");
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value) ?? String(value);
  const short = text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
  return typeof value === "string" ? `the text ${short}` : short;
}

function toPath(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce(appendKey, "");
}

function appendKey(path: string, key: string): string {
  if (/^\d+$/.test(key)) return `${path}[${key}]`;
  const isPlain = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key);
  if (!isPlain) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
