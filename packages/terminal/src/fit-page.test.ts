import { expect, test } from "vitest";
import { fitPage } from "./fit-page.ts";

test.each([
  ["a\nb\nc", 3, "a\nb\nc"],
  ["a\nb\nc\nd", 3, "a\nb\n… 2 more lines"],
  ["a\nb", 1, "… 2 more lines"],
])("%j in %i rows is %j", (page, rows, fitted) => {
  expect(fitPage(page, rows, 80)).toBe(fitted);
});

const RED = "\u001b[31m";
const PLAIN = "\u001b[39m";
test.each([
  ["abcd", 4, "abcd"],
  ["abcde", 4, "abc…"],
  ["▁▂▃▄▅", 4, "▁▂▃…"],
  [`${RED}abcd${PLAIN}`, 4, `${RED}abcd${PLAIN}`],
  [`${RED}abcde${PLAIN}`, 4, `${RED}abc…${PLAIN}`],
  [`abc${RED}de${PLAIN}f`, 4, `abc${RED}…${PLAIN}`],
])("%j in columns of %i is %j", (line, columns, fitted) => {
  expect(fitPage(line, 9, columns)).toBe(fitted);
});
