import fc from "fast-check";
import { expect, test } from "vitest";
import { NonceMemory } from "./nonce-memory.ts";

test("takes each nonce once for each key", () => {
  const memory = new NonceMemory();
  expect(memory.claim("a", 1_000, "n")).toBe(true);
  expect(memory.claim("a", 1_000, "n")).toBe(false);
  expect(memory.claim("a", 2_000, "n")).toBe(false);
  expect(memory.claim("b", 1_000, "n")).toBe(true);
});

test("refuses what was signed before a time, for every key", () => {
  const memory = new NonceMemory();
  memory.refuseBefore(1_000);
  expect(memory.claim("a", 1_000, "n")).toBe(false);
  expect(memory.claim("a", 1_001, "n")).toBe(true);
});

test("takes nothing twice, in any order of signing times and with little room", () => {
  const request = fc.record({
    key: fc.constantFrom("a", "b"),
    timeMs: fc.integer({ min: 0, max: 50 }),
    nonce: fc.integer({ min: 0, max: 30 }).map(String),
  });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 300, size: "max" }), (requests) => {
      const memory = new NonceMemory(8);
      const take = (list: typeof requests) =>
        list.filter(({ key, timeMs, nonce }) => memory.claim(key, timeMs, nonce));
      expect(take(take(requests))).toEqual([]);
    }),
  );
});

test("goes on taking new requests when it is full", () => {
  const memory = new NonceMemory(8);
  for (let at = 1; at <= 1_000; at++) expect(memory.claim("a", at, `nonce ${at}`)).toBe(true);
});
