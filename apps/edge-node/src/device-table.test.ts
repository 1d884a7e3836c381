import { stripVTControlCharacters } from "node:util";

import { expect, test } from "vitest";
import { type DeviceRow, deviceTable } from "./device-table.ts";

const DEVICE: DeviceRow = {
  sn: "INV-1",
  driver: "sunspec",
  connected: true,
  make: "ACME",
  pollMs: 12.4,
  latenessMs: 1.6,
  ders: [
    { kind: "pv", fields: { w: -5100, total_generation_wh: 22_000_000 }, atMs: 9_500 },
    { kind: "battery", fields: { w: 0, soc: 0.5 }, atMs: 9_500 },
    { kind: "meter", fields: { total_import_wh: 500 }, atMs: 9_500 },
  ],
};

test("one row per DER: what flows where, and nothing where nothing is known", () => {
  const cells = stripVTControlCharacters(deviceTable([DEVICE], 10_000))
    .split("\n")
    .map((line) => line.split(/ {2,}/));
  expect(cells).toEqual([
    [
      "device",
      "driver",
      "state",
      "DER",
      "power",
      "flow",
      "SoC",
      "energy in",
      "energy out",
      "age",
      "poll",
      "late",
    ],
    [
      "INV-1",
      "sunspec (ACME)",
      "connected",
      "pv",
      "-5.10 kW",
      "generating",
      "22.00 MWh",
      "0.5 s",
      "12 ms",
      "2 ms",
    ],
    ["", "battery", "0 W", "50 %", "0.5 s"],
    ["", "meter", "500 Wh", "0.5 s"],
  ]);
});

test("polls that were left out are counted", () => {
  const late: DeviceRow = { ...DEVICE, latenessMs: 210, pollsSkipped: 3 };
  expect(stripVTControlCharacters(deviceTable([late], 10_000))).toContain("12 ms  210 ms (3 left out)");
});

test("a device without readings says why", () => {
  const { make: _make, pollMs: _pollMs, latenessMs: _latenessMs, ...rest } = DEVICE;
  const silent: DeviceRow = { ...rest, connected: false, error: "connection refused", ders: [] };
  expect(stripVTControlCharacters(deviceTable([silent], 10_000))).toContain(
    "INV-1   sunspec  connection refused",
  );
  const { error: _error, ...starting } = silent;
  expect(deviceTable([starting], 10_000)).toContain("starting");
});
