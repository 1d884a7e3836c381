import type { LuaValue } from "./lua-values.ts";

/** In all emissions of a call, and in what it returns; they are looked at in the thread that has control to do. */
export const MOST_VALUES = 4_096;
/** So much text counts as one value more, characters. */
const TEXT_PER_VALUE = 64;

/** How many values there are in one, itself included; long texts and names count for several. */
export function countValues(value: LuaValue | readonly LuaValue[]): number {
  if (typeof value === "string") return 1 + Math.floor(value.length / TEXT_PER_VALUE);
  if (typeof value !== "object" || value === null) return 1;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + Math.floor(key.length / TEXT_PER_VALUE) + countValues(inner),
    1,
  );
}
