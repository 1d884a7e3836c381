import fc from "fast-check";
import { expect, test } from "vitest";
import { isLiteralSubject, isValidSubject } from "./subject.ts";
import { SubjectTrie } from "./subject-trie.ts";

/** The rule itself, told without a tree: token by token. */
function matchesNaively(pattern: string, published: string): boolean {
  const wanted = pattern.split(".");
  const given = published.split(".");
  if (given.includes("")) return false;
  const hasTail = wanted.at(-1) === ">";
  if (hasTail ? given.length < wanted.length : given.length !== wanted.length) return false;
  return wanted.every(
    (token, at) => token === "*" || (hasTail && at === wanted.length - 1) || token === given[at],
  );
}

// Few tokens, so that patterns and subjects meet often.
const token = fc.constantFrom("a", "b", "c", "a*", ">>");
const tokens = fc.array(fc.oneof({ weight: 3, arbitrary: token }, fc.constant("*")), {
  minLength: 1,
  maxLength: 5,
});
const pattern = fc
  .tuple(tokens, fc.boolean())
  .map(([list, hasTail]) => [...list, ...(hasTail ? [">"] : [])].join("."));
const published = fc
  .array(fc.oneof({ weight: 8, arbitrary: token }, fc.constantFrom("", "*", ">")), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.join("."));

test("finds what token by token comparison finds, through any additions and removals", () => {
  const change = fc.record({ pattern, isRemoval: fc.boolean() });
  const step = fc.oneof(change, published);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const trie = new SubjectTrie<string>();
      const present = new Set<string>();
      for (const taken of steps) {
        if (typeof taken === "string") {
          const found: string[] = [];
          trie.match(taken, (value) => found.push(value));
          expect(found.toSorted()).toEqual(
            [...present].filter((one) => matchesNaively(one, taken)).toSorted(),
          );
        } else if (taken.isRemoval) {
          expect(trie.remove(taken.pattern, taken.pattern)).toBe(present.delete(taken.pattern));
        } else {
          trie.add(taken.pattern, taken.pattern);
          present.add(taken.pattern);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("keeps values of one subject apart", () => {
  const trie = new SubjectTrie<number>();
  for (const value of [1, 2, 3]) trie.add("a.*", value);
  expect(trie.remove("a.*", 2)).toBe(true);
  expect(trie.remove("a.*", 2)).toBe(false);
  const found: number[] = [];
  trie.match("a.b", (value) => found.push(value));
  expect(found).toEqual([1, 3]);
});

test("matches a subject as deep as a command line allows", () => {
  const deep = Array.from({ length: 2_048 }, () => "a").join(".");
  const trie = new SubjectTrie<string>();
  trie.add(deep, "exact");
  trie.add(deep.replaceAll("a", "*"), "any");
  trie.add("a.>", "tail");
  const found: string[] = [];
  trie.match(deep, (value) => found.push(value));
  expect(found.toSorted()).toEqual(["any", "exact", "tail"]);
});

test.each([
  ["a", true, true],
  ["a.b.c", true, true],
  ["a.*.c", true, false],
  ["a.>", true, false],
  [">", true, false],
  ["*", true, false],
  ["a*b.c>", true, true],
  ["", false, false],
  [".", false, false],
  ["a.", false, false],
  [".a", false, false],
  ["a..b", false, false],
  ["a.>.b", false, false],
])("%j is valid: %j, and literal: %j", (subject, isValid, isLiteral) => {
  expect([isValidSubject(subject), isLiteralSubject(subject)]).toEqual([isValid, isLiteral]);
});
