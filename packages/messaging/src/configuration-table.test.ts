import { expect, test } from "vitest";
import { configurationTable } from "./configuration-table.ts";

test("of a list it is told what may be in it, and of one of objects that it is a list", () => {
  const list = (items: unknown) => ({ type: "array", description: "Some.", items });
  const table = configurationTable({
    properties: {
      may: list({ type: "string", enum: ["look", "cancel"] }),
      phases: list({ type: "integer", minimum: 1, maximum: 3 }),
      buildings: list({ type: "object", properties: {} }),
    },
    required: ["may"],
  });
  expect(table.split("\n").slice(2)).toEqual([
    '| `may` | list of `"look"` or `"cancel"` | yes |  | Some. |',
    "| `phases` | list of whole number, 1 to 3 |  |  | Some. |",
    "| `buildings` | list |  |  | Some. |",
  ]);
});
