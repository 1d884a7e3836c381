import fc from "fast-check";
import { expect, test } from "vitest";
import { isValidSubject } from "./subject.ts";
import { intersect, isWithin, withoutCovered } from "./subject-pattern.ts";

const token = fc.constantFrom("a", "b", "c");
const literal = fc.array(token, { minLength: 1, maxLength: 4 }).map((tokens) => tokens.join("."));
const pattern = fc
  .tuple(fc.array(fc.oneof(token, fc.constant("*")), { minLength: 0, maxLength: 3 }), fc.boolean())
  .map(([tokens, hasTail]) => (hasTail || tokens.length === 0 ? [...tokens, ">"] : tokens).join("."));

/** Another way to the same answer, for literal subjects. */
function reaches(wide: string, subject: string): boolean {
  const source = wide
    .split(".")
    .map((part) => (part === "*" ? "[^.]+" : part === ">" ? ".+" : part))
    .join("\\.");
  return new RegExp(`^${source}$`).test(subject);
}

test("a literal subject is within what reaches it", () => {
  fc.assert(
    fc.property(pattern, literal, (wide, subject) => isWithin(subject, wide) === reaches(wide, subject)),
  );
});

test("what is within a pattern reaches no more than it", () => {
  fc.assert(
    fc.property(pattern, pattern, literal, (inner, outer, subject) => {
      fc.pre(isWithin(inner, outer) && reaches(inner, subject));
      return reaches(outer, subject);
    }),
  );
});

test("the common part of two patterns reaches exactly what both reach", () => {
  fc.assert(
    fc.property(pattern, pattern, literal, (left, right, subject) => {
      const common = intersect(left, right);
      expect(common === undefined || isValidSubject(common)).toBe(true);
      const isCommon = common !== undefined && reaches(common, subject);
      return isCommon === (reaches(left, subject) && reaches(right, subject));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["a.>", "a.*", true, "a.*"],
  ["a.*", "a.>", false, "a.*"],
  ["a", "a.>", false, undefined],
  ["*.b", "a.*", false, "a.b"],
  [">", "a.b", true, "a.b"],
  ["a.b", ">", false, "a.b"],
])("%s and %s", (outer, inner, isInner, common) => {
  expect([isWithin(inner, outer), intersect(outer, inner)]).toEqual([isInner, common]);
});

test("leaves out what others cover, and duplicates", () => {
  expect(withoutCovered(["a.b", "a.*", "c", "c", "a.>"])).toEqual(["c", "a.>"]);
});
