import { RecordingLogger } from "@sourceful/domain/testing";
import type { Emission } from "@sourceful/luarunner";
import { expect, test } from "vitest";
import type { DeviceConfig } from "./device-config.ts";
import { ReadingIntake } from "./reading-intake.ts";

const AT_MS = 1_767_225_600_900;

function intake(ders?: DeviceConfig["ders"]) {
  const logger = new RecordingLogger();
  const device = { sn: "S", register_map: "d", ...(ders === undefined ? {} : { ders }) };
  const subject = new ReadingIntake(device, logger);
  const take = (...emits: [string, Emission["fields"]][]) =>
    subject.take(
      emits.map(([der, fields]) => ({ der, fields, atMs: AT_MS })),
      { make: "Acme", readTimeMs: 41.6 },
    );
  const warnings = () =>
    logger.lines.splice(0).map(({ message, fields }) => [message, fields.field ?? fields.kind]);
  return { take, warnings, violations: () => subject.violations };
}

test("folds both dialects and writes the message of the contract", () => {
  const { take, warnings } = intake();
  const upper = take(["battery", { W: -1200, SoC_nom_fract: 0.5, total_charge_Wh: 1000.7 }]);
  const lower = take(["battery", { w: -1200, soc: 0.5, charge_wh: 1000.7 }]);
  expect(upper).toEqual(lower);
  expect(upper).toEqual([
    {
      kind: "battery",
      fields: { w: -1200, soc: 0.5, total_charge_wh: 1000.7 },
      atMs: AT_MS,
      message: {
        type: "battery",
        timestamp: 1_767_225_600,
        read_time_ms: 42,
        make: "Acme",
        W: -1200,
        SoC_nom_fract: 0.5,
        total_charge_Wh: 1000,
      },
    },
  ]);
  expect(warnings()).toEqual([]);
});

test("leaves out an impossible value, keeps the rest, and tells it once until it recovers", () => {
  const { take, warnings, violations } = intake();
  expect(take(["pv", { w: 500, mppt1_v: 600 }])[0]?.fields).toEqual({ mppt1_v: 600 });
  take(["pv", { w: 600, mppt1_v: 600 }]);
  expect(warnings()).toEqual([["value refused", "w"]]);
  take(["pv", { w: -600 }]);
  take(["pv", { w: 600, mppt1_v: 600 }]);
  expect(warnings()).toEqual([["value refused", "w"]]);
  expect(violations()).toBe(3);
});

test("publishes nothing of a reading without a believable value", () => {
  const { take, violations } = intake();
  expect(take(["battery", { soc: 55 }], ["meter", {}], ["meter", { W: Number.NaN }])).toEqual([]);
  expect(violations()).toBe(2);
});

test("a list of DERs is a filter on those that are enabled", () => {
  const all: [string, Emission["fields"]][] = [
    ["pv", { w: -1 }],
    ["meter", { w: 1 }],
    ["battery", { w: 1 }],
  ];
  const kinds = (ders?: DeviceConfig["ders"]) =>
    intake(ders)
      .take(...all)
      .map(({ kind }) => kind);
  expect(kinds()).toEqual(["pv", "meter", "battery"]);
  expect(kinds([])).toEqual(["pv", "meter", "battery"]);
  expect(kinds([{ type: "meter", enabled: true }, { type: "pv" }])).toEqual(["meter"]);
  expect(kinds([{ type: "pv", enabled: false }])).toEqual([]);
});

test("an unknown kind of DER is told once and not published", () => {
  const { take, warnings } = intake();
  expect(take(["heatpump", { w: 1 }], ["heatpump", { w: 2 }], ["pv", { w: -1 }])).toHaveLength(1);
  expect(warnings()).toEqual([["driver emits an unknown kind of DER, it is not published", "heatpump"]]);
});

test("a lifetime counter that falls is told and published; a session counter may fall", () => {
  const { take, warnings } = intake();
  take(["v2x_charger", { total_charge_Wh: 100, session_charge_wh: 50 }]);
  take(["v2x_charger", { total_charge_Wh: 100, session_charge_wh: 0 }]);
  expect(warnings()).toEqual([]);
  expect(take(["v2x_charger", { total_charge_Wh: 90 }])[0]?.message).toMatchObject({ total_charge_Wh: 90 });
  expect(warnings()).toEqual([["lifetime counter fell", "total_charge_wh"]]);
  take(["v2x_charger", { total_charge_Wh: 91 }]);
  expect(warnings()).toEqual([]);
});

test("an unknown field that would pose as a key of the message is left out and told once", () => {
  const { take, warnings } = intake();
  for (let poll = 0; poll < 2; poll++) {
    expect(take(["pv", { w: -1, timestamp: 5, state: "ok" }])[0]?.message).toMatchObject({
      timestamp: 1_767_225_600,
      state: "ok",
    });
  }
  expect(warnings()).toEqual([["field cannot be sent", "timestamp"]]);
});
