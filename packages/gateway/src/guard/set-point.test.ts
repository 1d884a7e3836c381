import fc from "fast-check";
import { expect, test } from "vitest";
import { raisedW, setPointW } from "./set-point.ts";

const battery = { leastW: 0, wattsPerAmp: 690 };
const charger = { leastW: 4140, wattsPerAmp: 690 };
const ders = fc.constantFrom(battery, charger);
const watts = fc.double({ min: 0, max: 30_000, noNaN: true });

test("a battery stays a little below its share, a charger at whole amperes", () => {
  expect([setPointW(battery, 3000.7), setPointW(battery, 20)]).toEqual([2950, 0]);
  expect([setPointW(charger, 11_040), setPointW(charger, 11_039), setPointW(charger, 4139)]).toEqual([
    11_040, 10_350, 0,
  ]);
});

test("no set-point is above its share", () => {
  fc.assert(
    fc.property(ders, watts, (der, shareW) => {
      const setW = setPointW(der, shareW);
      expect(setW).toBeGreaterThanOrEqual(0);
      expect(setW).toBeLessThanOrEqual(shareW + 1e-5);
    }),
  );
});

test("the way back never goes down, never beyond what it was or the share, and comes to an end", () => {
  fc.assert(
    fc.property(ders, watts, watts, watts, (der, before, from, share) => {
      const beforeW = der.leastW > 0 ? setPointW(der, before) : Math.floor(before);
      const setW = Math.min(setPointW(der, from), beforeW);
      const nextW = raisedW(der, setW, beforeW, share);
      expect(nextW).toBeGreaterThanOrEqual(setW);
      expect(nextW).toBeLessThanOrEqual(Math.max(setW, Math.min(beforeW, share + 1e-5)));
      let atW = setW;
      for (let steps = 0; steps < 12; steps += 1) atW = raisedW(der, atW, beforeW, 1e6);
      expect(atW).toBe(beforeW);
    }),
  );
});
