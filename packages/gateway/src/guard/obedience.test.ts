import { expect, test } from "vitest";
import { FakeDer, GuardedHouse } from "../testing/guarded-house.ts";
import { disobedience } from "./obedience.ts";
import type { SiteConfig } from "./site-config.ts";

test.each([
  [1000, 1000, false],
  [1200, 1000, false],
  [0, 1000, false],
  [-200, 1000, false],
  [-1000, -1000, true],
  [0, -1000, true],
  [200, -1000, true],
])("at %d W of %d W it obeys", (measuredW, setW, isGiving) => {
  expect(disobedience(measuredW, setW, isGiving)).toBeUndefined();
});

test.each([
  [1201, 1000, false],
  [-201, 1000, false],
  [-1201, -1000, true],
  [201, -1000, true],
])("at %d W of %d W it does not", (measuredW, setW, isGiving) => {
  expect(disobedience(measuredW, setW, isGiving)).toBe(`is at ${measuredW} W although it was told ${setW} W`);
});

test("a battery that gives although it was told to take leaves less for the panels to give", async () => {
  const site: SiteConfig = {
    meter: "METER-1",
    fuse: { max_import_w: 3000, max_export_w: 6000 },
    ders: [
      { sn: "BAT-1", type: "battery" },
      { sn: "PV-1", type: "pv" },
    ],
  };
  const ders = [new FakeDer("BAT-1", "battery", 5000), new FakeDer("PV-1", "pv", -5000)];
  const house = await GuardedHouse.create(site, ders);
  const battery = () => house.guard.state.ders[0];
  house.householdW = [3000, 3000, 0];
  await house.run(20);
  expect(battery()).toMatchObject({ state: "held", set_w: expect.any(Number) });
  house.householdW = [0, 0, 0];
  Object.assign(house.der("BAT-1"), { ignores: true, powerW: -4000 });
  await house.run(40);
  expect(house.gridW).toBeGreaterThanOrEqual(-6000);
  expect(battery()?.problem).toMatch(/^is at -4000 W although it was told \d+ W$/);
  await house.stop();
});
