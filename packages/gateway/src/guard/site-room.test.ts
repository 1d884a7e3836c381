import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeDer, GuardedHouse } from "../testing/guarded-house.ts";

let house: GuardedHouse;
const SITE = {
  meter: "METER-1",
  fuse: { max_a: [20, 20, 20], max_export_w: 6000 },
  circuits: [{ name: "garage", max_a: [10, 10, 10] }],
  ders: [
    { sn: "BAT-1", type: "battery" as const },
    { sn: "INV-1", type: "pv" as const },
    { sn: "EV-1", type: "ev" as const, circuit: "garage" },
  ],
  limits: { consumption: { failsafe_w: 4200 } },
};
const BATTERY = { deviceId: "BAT-1", derType: "battery" as const };
const PV = { deviceId: "INV-1", derType: "pv" as const };
const EV = { deviceId: "EV-1", derType: "ev" as const };

beforeEach(async () => {
  house = await GuardedHouse.create(SITE, [
    new FakeDer("BAT-1", "battery", 0),
    new FakeDer("INV-1", "pv", 0),
    new FakeDer("EV-1", "ev", 0),
  ]);
  // The first 120 s after a start are held to the failsafe limit.
  await house.live(300);
});
afterEach(() => house.stop());

const room = (direction: "consumption" | "production", ...changes: Parameters<typeof house.guard.room>[1]) =>
  house.guard.room(direction, changes).map(Math.round);

test("what the main fuse leaves on the fullest phase is the room", async () => {
  house.householdW = [2300, 0, 0];
  await house.run(2);
  // 10 A are left on L1.
  expect(room("consumption", { ...BATTERY, changeW: 20_000 })).toEqual([6900]);
});

test("several that change at once share it", () => {
  expect(room("consumption", { ...BATTERY, changeW: 20_000 }, { ...PV, changeW: 20_000 })).toEqual([
    6900, 6900,
  ]);
});

test("panels that are curtailed leave the household on the fuse", async () => {
  house.der("INV-1").powerW = -9000;
  house.householdW = [4600, 4600, 4600];
  await house.run(2);
  // It takes 4800 W from the grid now, and may take 13800.
  expect(room("consumption", { ...PV, changeW: 9000 })).toEqual([9000]);
  house.householdW = [5600, 4600, 4600];
  await house.run(2);
  expect(room("consumption", { ...PV, changeW: 9000 })).toEqual([6000]);
});

test("what a DER takes already counts in a circuit without a meter", async () => {
  house.der("EV-1").powerW = 4600;
  await house.run(2);
  expect(room("consumption", { ...EV, changeW: 20_000 })).toEqual([2300]);
});

test("less import ends at the export limit", async () => {
  house.householdW = [100, 100, 100];
  await house.run(2);
  expect(room("production", { ...BATTERY, changeW: 20_000 })).toEqual([6300]);
});

test("a DER that site.json does not list has no room", () => {
  expect(room("consumption", { deviceId: "BAT-9", derType: "battery", changeW: 1000 })).toEqual([0]);
});

test("a silent meter leaves no room", async () => {
  house.isMeterSilent = true;
  await house.live(70);
  expect(room("consumption", { ...BATTERY, changeW: 1000 })).toEqual([0]);
});
