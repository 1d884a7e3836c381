import fc from "fast-check";
import { expect, test } from "vitest";
import { FakeDer, GuardedHouse } from "../testing/guarded-house.ts";
import type { SiteConfig } from "./site-config.ts";

const SITE: SiteConfig = {
  meter: "METER-1",
  fuse: { max_a: [25, 25, 25], max_export_w: 6000 },
  circuits: [{ name: "garage", max_a: [20, 20, 20] }],
  ders: [
    { sn: "BAT-1", type: "battery", max_w: 10_000 },
    { sn: "EV-1", type: "ev", circuit: "garage", max_w: 11_040 },
    { sn: "EV-2", type: "ev", circuit: "garage", phases: [2], max_w: 7360 },
    { sn: "PV-1", type: "pv", max_w: 12_000 },
  ],
};

const householdW = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 3, maxLength: 3 });
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("household" as const), householdW }),
    fc.record({
      do: fc.constant("command" as const),
      sn: fc.constantFrom("BAT-1", "EV-1", "EV-2"),
      powerW: fc.integer({ min: -10_000, max: 12_000 }),
    }),
    fc.record({ do: fc.constant("sun" as const), powerW: fc.integer({ min: 0, max: 12_000 }) }),
    fc.record({ do: fc.constant("silence" as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  ),
  { minLength: 1, maxLength: 8 },
);

test("whatever happens, half a minute later no fuse is above its limit for the sake of a DER", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const ders = [
        new FakeDer("BAT-1", "battery", 0),
        new FakeDer("EV-1", "ev", 0),
        new FakeDer("EV-2", "ev", 0),
        new FakeDer("PV-1", "pv", 0),
      ];
      const [, first, second, panels] = ders;
      if (first) first.ownW = 11_040;
      if (second) second.ownW = 7360;
      if (second) second.phases = [2];
      const house = await GuardedHouse.create(SITE, ders);
      try {
        await house.run(2);
        for (const step of script) {
          if (step.do === "household") house.householdW = step.householdW;
          else if (step.do === "command") {
            const isBattery = step.sn === "BAT-1";
            const before = Math.max(...house.phasesW) / 230;
            const refusal = isBattery
              ? house.command(step.sn, "battery", step.powerW)
              : house.command(step.sn, "ev_set_current", Math.max(0, step.powerW));
            // What was let through fits beside everything that the guard could know of.
            if (!refusal && before <= 25)
              expect(Math.max(...house.phasesW) / 230).toBeLessThanOrEqual(25 + 1e-6);
          } else if (step.do === "sun" && panels) {
            panels.ownW = -step.powerW;
            panels.powerW = -step.powerW;
          } else if (step.do === "silence") {
            house.isMeterSilent = true;
            await house.run(step.seconds);
            house.isMeterSilent = false;
          }
          await house.run(step.do === "command" ? 1 : 5);
        }
        await house.run(30);
        house.phasesW.forEach((w, index) => {
          const takenW = ders.reduce((sum, { phases, powerW }) => {
            return phases.includes((index + 1) as 1) && powerW > 0 ? sum + powerW / phases.length : sum;
          }, 0);
          // Above the fuse only what the household takes by itself.
          if (takenW > 1) expect(w / 230).toBeLessThanOrEqual(25 + 1e-6);
        });
        const garageA = ders
          .filter(({ derType }) => derType === "ev")
          .reduce((sum, { powerW, phases }) => sum + powerW / phases.length / 230, 0);
        expect(garageA).toBeLessThanOrEqual(20 + 1e-6);
        const givenW = ders.reduce((sum, { powerW }) => sum + Math.min(0, powerW), 0);
        if (givenW < -1) expect(house.gridW).toBeGreaterThanOrEqual(-6000 - 1e-6);
      } finally {
        await house.stop();
      }
    }),
    { numRuns: 25 },
  );
});
