import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBreakingChanges, schemaContract } from "./schema-changes.ts";
import { SIGNED_SCHEMAS } from "./signed-schemas.ts";

const BEFORE = schemaContract({
  title: "thing",
  type: "object",
  properties: {
    w: { type: "number", minimum: 0, "x-unit": "W", description: "power" },
    title: { type: "string", description: "a key with the name of a keyword" },
    list: {
      type: "array",
      items: { type: "object", properties: { k: { enum: ["a", "b"] } }, required: ["k"] },
    },
  },
  required: ["w"],
});

type Edit = (schema: ReturnType<typeof editable>) => void;
const editable = () =>
  structuredClone(BEFORE) as {
    type: string;
    properties: Record<string, Record<string, unknown>>;
    required: string[];
    additionalProperties?: boolean;
  };
const itemsOf = (schema: ReturnType<typeof editable>) => schema.properties.list?.items as typeof schema;
function changed(edit: Edit): string[] {
  const now = editable();
  edit(now);
  return findBreakingChanges(BEFORE, now);
}

describe("what a minor version may do", () => {
  test.each<[string, Edit]>([
    ["nothing", () => undefined],
    ["add a key that may be absent", (s) => void (s.properties.var = { type: "number" })],
    ["add one deeper", (s) => void (itemsOf(s).properties.later = { type: "string" })],
    [
      "put keys in another order",
      (s) => void (s.properties = Object.fromEntries(Object.entries(s.properties).toReversed())),
    ],
  ])("%s", (_, edit) => {
    expect(changed(edit)).toEqual([]);
  });
});

describe("what breaks peers", () => {
  test.each<[string, Edit, string]>([
    ["a key that is gone", (s) => void delete s.properties.title, "/properties/title"],
    [
      "another type",
      (s) => void (s.properties.w = { ...s.properties.w, type: "integer" }),
      "/properties/w/type",
    ],
    [
      "another unit",
      (s) => void (s.properties.w = { ...s.properties.w, "x-unit": "kW" }),
      "/properties/w/x-unit",
    ],
    [
      "another bound",
      (s) => void (s.properties.w = { ...s.properties.w, minimum: 1 }),
      "/properties/w/minimum",
    ],
    [
      "a bound that was none",
      (s) => void (s.properties.w = { ...s.properties.w, maximum: 9 }),
      "/properties/w/maximum",
    ],
    ["a key that must be there now", (s) => void s.required.push("title"), "/required"],
    ["a key that need not be there any more", (s) => void s.required.pop(), "/required"],
    ["keys that are not let in", (s) => void (s.additionalProperties = false), "/additionalProperties"],
    [
      "another word in a choice",
      (s) => void (itemsOf(s).properties.k = { enum: ["a", "b", "c"] }),
      "/properties/list/items/properties/k/enum",
    ],
  ])("%s", (_, edit, path) => {
    expect(changed(edit)).toEqual([path]);
  });

  test("any keyword of any schema of ours that is taken away or changed", () => {
    const places = Object.entries(SIGNED_SCHEMAS).flatMap(([name, { schema }]) =>
      placesOf(schemaContract(schema)).map((place) => ({ name, place })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.boolean(), ({ name, place }, isRemoved) => {
        const { schema } = SIGNED_SCHEMAS[name as keyof typeof SIGNED_SCHEMAS];
        const before = schemaContract(schema);
        const now = structuredClone(before);
        const last = place.at(-1) ?? "";
        const parent = place
          .slice(0, -1)
          .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], now);
        if (isRemoved) delete (parent as Record<string, unknown>)[last];
        else (parent as Record<string, unknown>)[last] = "something else";
        expect(findBreakingChanges(before, now)).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

/** The way to every key in it. */
function placesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => [[...path, key], ...placesOf(item, [...path, key])]);
}
