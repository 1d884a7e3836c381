import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { textTable } from "./text-table.ts";

test("columns line up by what is seen, not by colour codes", () => {
  const table = textTable(
    [{ title: "name" }, { title: "W", align: "right" }],
    [
      ["\u001b[32mpv\u001b[39m", "5"],
      ["battery", "1500"],
    ],
  );
  expect(table.split("\n").map((line) => stripVTControlCharacters(line))).toEqual([
    "name        W",
    "pv          5",
    "battery  1500",
  ]);
});
