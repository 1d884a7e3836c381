import { expect, test } from "vitest";
import { sparkline } from "./sparkline.ts";

test.each([
  [[0, 50, 100], "▁▅█"],
  [[-100, undefined, 100], "▁ █"],
  [[7, 7], "▁▁"],
  [[], ""],
])("%j is %s", (values, line) => {
  expect(sparkline(values)).toBe(line);
});
