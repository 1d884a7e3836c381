import { describe, expect, test } from "vitest";
import type { DeviceStatus } from "../device-status.ts";
import { meterReadAtMs, takeSample } from "./take-sample.ts";

const NOW = 1_780_000_000_000;
type Ders = DeviceStatus["ders"];

function device(sn: string, ders: Ders, rest: Partial<DeviceStatus> = {}): DeviceStatus {
  return {
    sn,
    driver: "d",
    connected: true,
    enabledDers: [],
    intervalMs: 1000,
    pollsSkipped: 0,
    violations: 0,
    ders,
    ...rest,
  };
}
const reading = (kind: Ders[number]["kind"], fields: Ders[number]["fields"], ageMs = 300) => ({
  kind,
  fields,
  atMs: NOW - ageMs,
});
const sampleOf = (statuses: DeviceStatus[], phases = 3) =>
  takeSample({ statuses, meter: "M", phases, nowMs: NOW });
const W3 = { w: 600, l1_w: 100, l2_w: 200, l3_w: 300 };

describe("the grid connection", () => {
  test("each phase has what the meter says of it, at the time of its reading", () => {
    const fields = { ...W3, l1_v: 231, l1_a: -0.5, l2_v: 230, total_import_wh: 10, total_export_wh: 0 };
    expect(sampleOf([device("M", [reading("meter", fields)])])).toEqual({
      ts: NOW - 300,
      quality: "valid",
      w: 600,
      phases: [{ w: 100, v: 231, a: 0.5 }, { w: 200, v: 230 }, { w: 300 }],
      import_wh: 10,
      export_wh: 0,
    });
  });

  test("a meter that tells phases only is added up, but never a part of it", () => {
    const { w: _, ...phases } = W3;
    expect(sampleOf([device("M", [reading("meter", phases)])]).w).toBe(600);
    expect(sampleOf([device("M", [reading("meter", { l1_w: 1, l2_w: 2 })])])).toEqual({
      ts: NOW,
      quality: "missing",
    });
  });

  test("a meter that tells the sum only has no phases, and on one phase it has one", () => {
    expect(sampleOf([device("M", [reading("meter", { w: 5 })])])).not.toHaveProperty("phases");
    expect(sampleOf([device("M", [reading("meter", { w: 5, l1_v: 230 })])], 1).phases).toEqual([
      { v: 230, w: 5 },
    ]);
  });

  test.each<[string, DeviceStatus[]]>([
    ["nobody reads", []],
    ["has no reading yet", [device("M", [])]],
    ["is not connected", [device("M", [reading("meter", W3)], { connected: false })]],
    ["was read too long ago", [device("M", [reading("meter", W3, 10_001)])]],
    ["is another one", [device("X", [reading("meter", W3)], { connected: false })]],
  ])("a meter that %s makes a sample that says so, never a 0", (_, statuses) => {
    expect(sampleOf(statuses)).toEqual({ ts: NOW, quality: "missing" });
  });

  test("a meter that is polled seldom may be silent for three polls", () => {
    const slow = (ageMs: number) => [device("M", [reading("meter", W3, ageMs)], { intervalMs: 30_000 })];
    expect(sampleOf(slow(90_000)).quality).toBe("valid");
    expect(sampleOf(slow(90_001)).quality).toBe("missing");
    expect(meterReadAtMs({ statuses: slow(5), meter: "M", phases: 3, nowMs: NOW })).toBe(NOW - 5);
  });

  test("what a faulty meter says is suspect", () => {
    expect(sampleOf([device("M", [reading("meter", W3)], { fault: "tampered" })]).quality).toBe("suspect");
  });
});

describe("DERs", () => {
  const dersOf = (...devices: DeviceStatus[]) => sampleOf(devices).ders;

  test("each kind has its own fields under the wire's names", () => {
    expect(
      dersOf(
        device(
          "H",
          [
            reading("pv", { w: -3000, total_generation_wh: 7 }),
            reading("battery", {
              w: 500,
              soc: 0.4,
              capacity_wh: 9000,
              total_charge_wh: 1,
              total_discharge_wh: 2,
              lower_limit_w: -5000,
              upper_limit_w: 5000,
            }),
          ],
          { ratedPowerW: 6000 },
        ),
        device("C", [reading("v2x_charger", { w: -100, vehicle_soc_fract: 0.9, plug_connected: true })]),
        device("E", [reading("ev", { w: 0, connected: false })]),
        device("CAR", [reading("vehicle", { soc: 55 })]),
        device("SUB", [reading("meter", { w: 9, total_import_wh: 3 })]),
      ),
    ).toEqual([
      { id: "H:pv", kind: "pv", quality: "valid", w: -3000, produced_wh: 7, rated_power_w: 6000 },
      {
        id: "H:battery",
        kind: "battery",
        quality: "valid",
        w: 500,
        soc_fraction: 0.4,
        capacity_wh: 9000,
        consumed_wh: 1,
        produced_wh: 2,
        lower_limit_w: -5000,
        upper_limit_w: 5000,
        rated_power_w: 6000,
      },
      {
        id: "C:v2x_charger",
        kind: "v2x_charger",
        quality: "valid",
        w: -100,
        soc_fraction: 0.9,
        is_connected: true,
      },
      { id: "E:ev", kind: "ev", quality: "valid", w: 0, is_connected: false },
      { id: "CAR:vehicle", kind: "vehicle", quality: "valid", soc_fraction: 0.55 },
      { id: "SUB:meter", kind: "meter", quality: "valid", w: 9, consumed_wh: 3 },
    ]);
  });

  test("what is not read now is left out; what is faulty is suspect; 0 is no rating", () => {
    expect(
      dersOf(
        device("A", [reading("pv", { w: -1 })], { connected: false }),
        device("B", [reading("pv", { w: -1 }, 60_000)]),
        device("C", [reading("pv", { w: -1, rated_power_w: 0 })], { fault: "arc" }),
        device('D"', [reading("pv", { w: -1 })]),
      ),
    ).toEqual([{ id: "C:pv", kind: "pv", quality: "suspect", w: -1 }]);
  });

  test("a field that its kind does not have, and so nobody checked, is left out where it cannot be told", () => {
    expect(
      dersOf(
        device("E", [
          reading("ev", { w: 0, soc: 80, capacity_wh: -1, total_discharge_wh: -5, total_charge_wh: 7 }),
        ]),
        device("I", [reading("inverter", { w: 1, soc: -0.1, total_charge_wh: -1 })]),
      ),
    ).toEqual([
      { id: "E:ev", kind: "ev", quality: "valid", w: 0, consumed_wh: 7 },
      { id: "I:inverter", kind: "inverter", quality: "valid", w: 1 },
    ]);
  });
});
