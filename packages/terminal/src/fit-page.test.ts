import { expect, test } from "vitest";
import { fitPage } from "./fit-page.ts";

test.each([
  ["a\nb\nc", 3, "a\nb\nc"],
  ["a\nb\nc\nd", 3, "a\nb\n… 2 more lines"],
  ["a\nb", 1, "… 2 more lines"],
])("%j in %i rows is %j", (page, rows, fitted) => {
  expect(fitPage(page, rows)).toBe(fitted);
});
