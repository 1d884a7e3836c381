/** One object of a list as it was written, so that one with a fault is still looked at for others. */
export interface ReadableEntry {
  /** Where it is, as `connection_points[0].buildings[1]`. */
  readonly path: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** The objects in the list `key` of an entry; what is no list or no object is the schema's to tell. */
export function entriesOf({ path, entry }: ReadableEntry, key: string): ReadableEntry[] {
  const list = entry[key];
  if (!Array.isArray(list)) return [];
  const prefix = path === "" ? key : `${path}.${key}`;
  return list.flatMap((value: unknown, index) =>
    isObject(value) ? [{ path: `${prefix}[${index}]`, entry: value }] : [],
  );
}

/** A document as the first entry. */
export function rootEntry(document: unknown): ReadableEntry {
  return { path: "", entry: isObject(document) ? document : {} };
}

/** The value of `key` when it is a text that says something. */
export function textOf({ entry }: ReadableEntry, key: string): string | undefined {
  const value = entry[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The value of `key` when it is a list of some kind; empty otherwise. */
export function listOf({ entry }: ReadableEntry, key: string): readonly unknown[] {
  const value = entry[key];
  return Array.isArray(value) ? value : [];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
