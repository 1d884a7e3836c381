type Json = Readonly<Record<string, unknown>>;

/** Words for people: they may change. A unit is none of them. */
const NOTES = new Set(["title", "description"]);

/** A schema without the words in it: what peers rely on. */
export function schemaContract(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(schemaContract);
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !NOTES.has(key) || typeof value !== "string");
  return Object.fromEntries(kept.map(([key, value]) => [key, schemaContract(value)]));
}

/**
 * What would break peers that go by `before`, each as the path of what changed. Keys that are new and may be
 * absent are all a minor version can bring: old readers leave them out, old writers do not write them. Both
 * schemas come from `schemaContract`.
 */
export function findBreakingChanges(before: unknown, now: unknown, path = ""): string[] {
  if (!isObject(before) || !isObject(now)) return isSame(before, now) ? [] : [path];
  const keywords = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...keywords].flatMap((keyword) => {
    const at = `${path}/${keyword}`;
    const [old, young] = [before[keyword], now[keyword]];
    if (keyword === "properties" && isObject(old) && isObject(young))
      return compareProperties(old, young, at);
    if (keyword === "required" && Array.isArray(old) && Array.isArray(young)) {
      return isSame(sorted(old), sorted(young)) ? [] : [at];
    }
    if (isObject(old) && isObject(young)) return findBreakingChanges(old, young, at);
    return isSame(old, young) ? [] : [at];
  });
}

function compareProperties(before: Json, now: Json, path: string): string[] {
  return Object.entries(before).flatMap(([key, schema]) =>
    Object.hasOwn(now, key) ? findBreakingChanges(schema, now[key], `${path}/${key}`) : [`${path}/${key}`],
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(names: readonly unknown[]): string[] {
  return names.map(String).sort((a, b) => (a < b ? -1 : 1));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
