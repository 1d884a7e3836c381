/** What of a query's schema is looked at. */
interface QuerySchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
}

/**
 * A query with numbers and booleans in the place of the texts that spell them, where its schema asks for such. The
 * rest stays as it came, for the schema to judge.
 */
export function typedQuery(
  query: Readonly<Record<string, unknown>>,
  { properties = {} }: QuerySchema,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typed(value, properties[name]?.type)]),
  );
}

function typed(value: unknown, type: string | undefined): unknown {
  if (type === "integer" && typeof value === "string" && /^\d{1,16}$/.test(value)) return Number(value);
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  return value;
}
