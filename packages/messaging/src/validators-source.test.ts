import { InternalError } from "@sourceful/domain";
import { expect, test } from "vitest";
import { validatorsSource } from "./testing.ts";

test("notes for readers change no validator, a property called title does", () => {
  const schema = { type: "object", properties: { title: { type: "string" } } };
  const noted = { ...schema, title: "A thing", description: "words", "x-unit": "W" };
  expect(validatorsSource({ thing: noted })).toBe(validatorsSource({ thing: schema }));
  expect(validatorsSource({ thing: schema })).toContain("data.title");
});

test("a schema that needs a module at run time is refused", () => {
  const schema = { type: "array", uniqueItems: true, items: { type: "object" } };
  expect(() => validatorsSource({ list: schema })).toThrow(InternalError);
});
