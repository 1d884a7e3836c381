import { expect, test } from "vitest";
import type { DeviceConfig } from "../device-config.ts";
import { findSiteWarnings } from "./site-warnings.ts";

const devices: DeviceConfig[] = [
  { sn: "METER-1", register_map: "sdm630" },
  { sn: "METER-2", register_map: "sdm630", ders: [{ type: "meter", enabled: false }] },
  { sn: "BAT-1", register_map: "battery", ders: [{ type: "battery", enabled: true }] },
  { sn: "EV-1", register_map: "ev" },
];

test("a site whose devices are there has nothing to warn of", () => {
  const site = { meter: "METER-1", fuse: {}, ders: [{ sn: "BAT-1", type: "battery" as const }] };
  expect(findSiteWarnings(site, devices)).toEqual([]);
});

test("devices that are missing, silent or not enabled are told with their path", () => {
  const site = {
    meter: "METER-9",
    fuse: {},
    circuits: [{ name: "a" }, { name: "b", meter: "METER-2" }],
    ders: [
      { sn: "EV-1", type: "ev" as const },
      { sn: "EV-9", type: "ev" as const },
    ],
  };
  expect(findSiteWarnings(site, devices)).toEqual([
    { path: "meter", message: "names METER-9, which devices.json does not list" },
    { path: "circuits[1].meter", message: "names METER-2, whose meter is not enabled in ders" },
    {
      path: "ders[0]",
      message: "names EV-1, whose ev is not enabled in ders, so that nobody can command it",
    },
    { path: "ders[1]", message: "names EV-9, which devices.json does not list" },
  ]);
});
