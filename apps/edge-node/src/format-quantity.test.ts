import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { formatAge, formatEnergy, formatFraction, formatPower } from "./format-quantity.ts";
import { normaliseArgv } from "./normalise-argv.ts";
import { textTable } from "./text-table.ts";
import { platformName } from "./version.ts";

test("power and energy are scaled for people and empty when unknown", () => {
  expect([0, 850.4, -3421, 2.5e6, undefined].map(formatPower)).toEqual([
    "0 W",
    "850 W",
    "-3.42 kW",
    "2.50 MW",
    "",
  ]);
  expect([850, 12_300, 4_560_000].map(formatEnergy)).toEqual(["850 Wh", "12.30 kWh", "4.56 MWh"]);
  expect([0, 0.567, undefined].map(formatFraction)).toEqual(["0 %", "57 %", ""]);
  expect([-5, 400, 12_000, 180_000].map(formatAge)).toEqual(["0.0 s", "0.4 s", "12 s", "3 min"]);
});

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

test("flags with one dash are read as the original read them", () => {
  expect(
    normaliseArgv(["-nats-url", "x", "-data-dir=/a", "--devices", "-h", "-5", "--", "-nats-url"]),
  ).toEqual(["--nats-url", "x", "--data-dir=/a", "--devices", "-h", "-5", "--", "-nats-url"]);
});

test("platforms have their Go names", () => {
  expect(platformName("linux", "x64")).toBe("linux-amd64");
  expect(platformName("darwin", "arm64")).toBe("darwin-arm64");
  expect(platformName("win32", "x64")).toBe("windows-amd64");
});
