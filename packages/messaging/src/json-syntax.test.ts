import fc from "fast-check";
import { expect, test } from "vitest";
import { findJsonSyntaxError } from "./json-syntax.ts";

const faults: [string, string, number, number, string][] = [
  ["a trailing comma", '{\n  "a": 1,\n}', 3, 1, 'expected a key in double quotes, found "}"'],
  ["a missing comma", '{"a": 1\n "b": 2}', 2, 2, 'expected "," or "}", found a text'],
  ["a key without quotes", "{sn: 1}", 1, 2, 'found "sn"'],
  ["a comment", "[\n// no\n1]", 2, 1, 'expected a value, found "/"'],
  ["an end too early", '{"devices": [', 1, 14, "found the end of the file"],
  ["an empty file", "", 1, 1, "found the end of the file"],
  ["more after the end", "{} {}", 1, 4, 'expected nothing after the end of the document, found "{"'],
  ["single quotes", "['a']", 1, 2, `found "'"`],
  ["a number with a leading zero", "[01]", 1, 3, 'expected "," or "]", found "1"'],
  ["a text over two lines", '["a\nb"]', 1, 2, "found a text that does not end on its line"],
  ["a wrong closing bracket", "[1}", 1, 3, 'expected "," or "]", found "}"'],
  ["a character outside the basic plane", "[😀]", 1, 2, 'found "😀"'],
];

test.each(faults)("finds %s", (_name, text, line, column, message) => {
  expect(findJsonSyntaxError(text)).toMatchObject({
    line,
    column,
    message: expect.stringContaining(message),
  });
});

test("agrees with JSON.parse on what is JSON", () => {
  const damaged = fc
    .tuple(fc.jsonValue(), fc.nat(), fc.constantFrom("", ",", "}", '"', "x", "\n", "\\", "1"))
    .map(([value, at, extra]) => {
      const text = JSON.stringify(value, null, 1);
      const position = at % (text.length + 1);
      return text.slice(0, position) + extra + text.slice(position + (at % 2));
    });
  const anything = fc.string({ unit: fc.constantFrom(...'[]{},:"0.e-+ntrue\\u \n'.split("")) });
  fc.assert(
    fc.property(fc.oneof(damaged, anything), (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(findJsonSyntaxError(text) === undefined).toBe(isJson);
    }),
    { numRuns: 2000 },
  );
});

test("survives deep nesting", () => {
  expect(findJsonSyntaxError("[".repeat(100_000))).toMatchObject({ line: 1, column: 100_001 });
});
