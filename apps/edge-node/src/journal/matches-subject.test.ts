import { expect, test } from "vitest";
import { matchesSubject } from "./matches-subject.ts";

test.each([
  ["a.b.c", "a.b.c", true],
  ["a.b.c", "a.b", false],
  ["a.*.c", "a.b.c", true],
  ["a.*", "a.b.c", false],
  ["a.>", "a.b.c", true],
  ["a.>", "a", false],
  [">", "a", true],
  ["*", "a.b", false],
])("pattern %s and subject %s: %s", (pattern, subject, isMatch) => {
  expect(matchesSubject(pattern, subject)).toBe(isMatch);
});
