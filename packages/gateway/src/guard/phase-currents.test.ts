import { type TelemetryMessage, telemetryMessage } from "@sourceful/messaging";
import { expect, test } from "vitest";
import { FakeDer, GuardedHouse } from "../testing/guarded-house.ts";
import { areUnsigned, meterPowerW, phaseCurrentA } from "./phase-currents.ts";
import type { SiteConfig } from "./site-config.ts";

function meter(fields: Record<string, number>): TelemetryMessage<"meter"> {
  return telemetryMessage("meter", fields, { make: "", atMs: 0, readTimeMs: 0 });
}

test.each([
  ["a current and its sign", { l1_a: -4 }, -4],
  ["a current without a sign, and a power that has one", { l1_a: 4, l1_w: -900 }, -4],
  ["a current and a power of 0", { l1_a: 12, l1_w: 0 }, 12],
  ["a power and a voltage", { l1_w: 2400, l1_v: 240 }, 10],
  ["a power alone", { l1_w: 2300 }, 10],
  ["a power and a voltage that is not there", { l1_w: 2300, l1_v: 0 }, 10],
  ["a current without a sign, of one phase that gives", { l1_a: 4, w: -900 }, -4],
  ["a current without a sign, of several phases", { l1_a: 4, l2_a: 2, w: -900 }, 4],
  ["nothing of this phase", { l2_a: 5, w: 1000 }, undefined],
])("%s", (_, fields, currentA) => {
  expect(phaseCurrentA(meter(fields), 1, 230)).toBe(currentA);
});

test("the power is the meter's own, else the sum of its phases, else unknown", () => {
  expect(meterPowerW(meter({ w: 0, l1_w: 500 }))).toBe(0);
  expect(meterPowerW(meter({ l1_w: 500, l2_w: -200 }))).toBe(300);
  expect(meterPowerW(meter({ l1_a: 3 }))).toBeUndefined();
});

test.each([
  [{ w: -3000, l1_a: 5, l2_a: 5, l3_a: 5 }, true],
  [{ w: 3000, l1_a: 5, l2_a: 5, l3_a: 5 }, false],
  [{ w: -3000, l1_a: -15, l2_a: 1, l3_a: 1 }, false],
  [{ w: -3000, l1_a: 15, l2_a: 1, l1_w: -3450, l2_w: 230 }, false],
  [{ w: -3000, l1_a: 15 }, false],
  [{ w: -3000 }, false],
])("%j has currents without a sign: %s", (fields, isUnsigned) => {
  expect(areUnsigned(meter(fields))).toBe(isUnsigned);
});

test("panels are held to a fuse also when the meter's currents have no sign", async () => {
  const site: SiteConfig = {
    meter: "METER-1",
    fuse: { max_a: [10, 10, 10] },
    ders: [{ sn: "PV-1", type: "pv" }],
  };
  const house = await GuardedHouse.create(site, [new FakeDer("PV-1", "pv", -9000)]);
  house.tellsPhasePower = false;
  await house.run(10);
  expect(Math.min(...house.phasesW) / 230).toBeGreaterThanOrEqual(-10);
  expect(house.gridW).toBeLessThan(-6500);
  await house.stop();
});
