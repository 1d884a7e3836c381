import { expect, test } from "vitest";
import { GapMemory } from "./gap-memory.ts";
import type { RegisterBlock } from "./register-block.ts";

const gap = (from: number, to: number) => ({ kind: "holding" as const, from, to });
const span = (address: number, count: number, kind: RegisterBlock["kind"] = "holding") => ({
  kind,
  address,
  count,
});

test("a gap is forbidden to what covers both its ends", () => {
  const memory = new GapMemory([gap(5, 9)]);
  expect(memory.isForbidden(span(5, 5))).toBe(true);
  expect(memory.isForbidden(span(0, 20))).toBe(true);
  expect(memory.isForbidden(span(0, 9))).toBe(false);
  expect(memory.isForbidden(span(6, 10))).toBe(false);
  expect(memory.isForbidden(span(5, 5, "input"))).toBe(false);
});

test("what is forbidden for a while is allowed by word or by time, and never kept", () => {
  const memory = new GapMemory([]);
  memory.forbidUntil(gap(1, 2), 10);
  memory.forbidUntil(gap(3, 4), 10);
  memory.allow(gap(1, 2));
  expect(memory.isForbidden(span(1, 2))).toBe(false);
  memory.forgetBefore(10);
  expect(memory.isForbidden(span(3, 2))).toBe(true);
  memory.forgetBefore(11);
  expect(memory.isForbidden(span(3, 2))).toBe(false);
  expect(memory.lasting).toEqual([]);
});

test("the oldest of too many gaps is forgotten", () => {
  const memory = new GapMemory([]);
  for (let at = 0; at < 300; at++) memory.forbid(gap(2 * at, 2 * at + 1));
  expect(memory.lasting).toHaveLength(256);
  expect(memory.isForbidden(span(0, 2))).toBe(false);
  expect(memory.isForbidden(span(598, 2))).toBe(true);
});
