interface Described {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly $ref?: string;
  readonly items?: Described;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema?: Described;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Described }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Described }>> }>
  >;
}

/** The parts of an OpenAPI document that are rendered. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Described>> };
}

/** docs/edgeware-api.md: the API for people, from the document for programs. */
export function renderApiDocument({ paths, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => renderOperation(method, path, operation)),
  );
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `### ${name}\n\n${renderProperties(schema)}`,
  );
  return `${[
    "# EdgeWare's API",
    "_Generated from `apps/edgeware` by its tests; `pnpm generate` rewrites it._",
    "HTTP on the node's own machine, JSON. `/openapi.json` describes it to programs. A key that is not there is a value that is not known, never 0. Errors are a `Problem`.",
    ...operations,
    "## What is in the answers",
    ...schemas,
  ].join("\n\n")}\n`;
}

function renderOperation(method: string, path: string, operation: Operation): string {
  const { summary = "", parameters = [], requestBody, responses } = operation;
  const answer = responses["200"]?.content?.["application/json"]?.schema;
  const body = requestBody?.content["application/json"]?.schema;
  const queries = parameters
    .filter((parameter) => parameter.in === "query")
    .map(
      ({ name, schema = {}, description }) =>
        [name, { ...schema, ...(description ? { description } : {}) }] as const,
    );
  return [
    `## \`${method.toUpperCase()} ${path}\``,
    `${summary}. Answers ${answer ? typeOf(answer) : "JSON"}.`,
    ...(queries.length > 0 ? [renderProperties({ properties: Object.fromEntries(queries) })] : []),
    ...(body ? [`The body:`, renderProperties(body)] : []),
  ].join("\n\n");
}

function renderProperties({ properties = {}, required = [] }: Described): string {
  const rows = Object.entries(properties).map(([name, property]) => {
    const { description = "", default: fallback } = property;
    const meaning =
      fallback === undefined ? description : `${description}; ${JSON.stringify(fallback)} when not given`;
    return `| \`${name}\` | ${typeOf(property)} | ${required.includes(name) ? "always" : ""} | ${meaning.replaceAll("|", "\\|")} |`;
  });
  return ["| key | value | there | meaning |", "|---|---|---|---|", ...rows].join("\n");
}

function typeOf(schema: Described): string {
  const { type, $ref, items, properties } = schema;
  if ($ref !== undefined) return nameOf($ref);
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(" or ");
  if (type === "array") return `list of ${items ? typeOf(items) : "anything"}`;
  if (properties) {
    const inner = Object.entries(properties).map(([name, property]) => `\`${name}\` ${typeOf(property)}`);
    return `{ ${inner.join(", ")} }`;
  }
  return (
    { integer: "whole number", string: "text", boolean: "true or false" }[type ?? ""] ?? type ?? "object"
  );
}

function nameOf(reference: string): string {
  const name = reference.split("/").at(-1) ?? reference;
  return `[${name}](#${name.toLowerCase()})`;
}
