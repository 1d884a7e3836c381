import { afterEach, describe, expect, test } from "vitest";
import { FakeDer, GuardedHouse } from "../testing/guarded-house.ts";
import { chargingSupply } from "./charging-supply.ts";

const THREE = { phases: [1, 2, 3], wattsPerAmp: 690 } as const;
const ONE = { phases: [1], wattsPerAmp: 230 } as const;

test.each([
  [THREE, 11_040, {}, { powerW: 11_040, fusedW: undefined }],
  [THREE, 11_040, { voltage: 230, phase_mode: "3p" }, { powerW: 11_040, fusedW: undefined }],
  [THREE, 1000, { voltage: 23 }, { powerW: 10_000, fusedW: undefined }],
  [THREE, 1000, { voltage: 1, max_amps_per_phase: 16 }, { powerW: 11_040, fusedW: undefined }],
  [THREE, 1000, { voltage: 0, max_amps_per_phase: 0 }, { powerW: 1000, fusedW: undefined }],
  [THREE, 1000, { voltage: 240 }, { powerW: 1000, fusedW: undefined }],
  [THREE, 3680, { phase_mode: "1p" }, { powerW: 3680, fusedW: 11_040 }],
  [THREE, 11_040, { phase_mode: "auto", max_amps_per_phase: 16 }, { powerW: 11_040, fusedW: 11_040 }],
  [THREE, 11_040, { phase_mode: "auto" }, { powerW: 11_040, fusedW: 32 * 690 }],
  [ONE, 3680, { phase_mode: "auto" }, { powerW: 3680, fusedW: undefined }],
])("%j commanded %d W with %j", (der, powerW, keys, supply) => {
  expect(chargingSupply(der, powerW, keys)).toEqual(supply);
});

describe("a command to charge", () => {
  let house: GuardedHouse;
  afterEach(() => house.stop());

  const judge = (keys: object, action = "ev_set_current", powerW = 3680) =>
    house.guard.refuse({ deviceId: "EV-1", derType: "ev", action, powerW, keys: { ...keys } })?.code;

  test("is refused when its own voltage or phases would put more on a fuse than there is", async () => {
    house = await GuardedHouse.create(
      { meter: "METER-1", fuse: { max_a: [20, 20, 20] }, ders: [{ sn: "EV-1", type: "ev" }] },
      [new FakeDer("EV-1", "ev", 0)],
    );
    house.householdW = [1840, 1840, 1840];
    await house.run(2);
    // 12 A are left on each phase.
    expect(judge({})).toBeUndefined();
    expect(judge({ voltage: 23 })).toBe("site_over_limit");
    expect(judge({ phase_mode: "1p" })).toBe("site_over_limit");
    expect(judge({ phase_mode: "auto", max_amps_per_phase: 16 })).toBe("site_over_limit");
    expect(judge({ phase_mode: "auto", max_amps_per_phase: 12 })).toBeUndefined();
    expect(judge({}, "ev_resume", 0)).toBe("site_over_limit");
  });

  test("with one phase is held to its power alone where there is no fuse in amperes", async () => {
    house = await GuardedHouse.create(
      { meter: "METER-1", fuse: { max_import_w: 4000 }, ders: [{ sn: "EV-1", type: "ev" }] },
      [new FakeDer("EV-1", "ev", 0)],
    );
    await house.run(2);
    expect(judge({ phase_mode: "1p" })).toBeUndefined();
    expect(judge({ phase_mode: "1p", voltage: 200 })).toBe("site_over_limit");
  });
});
