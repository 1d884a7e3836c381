/** Where two values that should be equal first differ. */
export interface Difference {
  /** As `effects[0].publication.value`; "" is the whole. */
  readonly path: string;
  /** As JSON; undefined where there is nothing. */
  readonly recorded: string | undefined;
  readonly replayed: string | undefined;
}

/**
 * The first difference of two JSON values, depth first, keys in the order of the recorded one and then those that
 * are new; undefined when there is none.
 */
export function findDifference(recorded: unknown, replayed: unknown, path = ""): Difference | undefined {
  if (Object.is(recorded, replayed)) return undefined;
  if (!isBranch(recorded) || !isBranch(replayed) || Array.isArray(recorded) !== Array.isArray(replayed)) {
    return { path, recorded: JSON.stringify(recorded), replayed: JSON.stringify(replayed) };
  }
  const isList = Array.isArray(recorded);
  const keys = new Set([...Object.keys(recorded), ...Object.keys(replayed)]);
  for (const key of keys) {
    const inside = isList ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const difference = findDifference(recorded[key], replayed[key], inside);
    if (difference) return difference;
  }
  return undefined;
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
