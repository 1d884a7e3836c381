import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PlantControls } from "./plant-controls.ts";
import { DEFAULT_PLANT, type PlantOptions } from "./plant-options.ts";
import { type PowerSplitInput, splitPower } from "./power-split.ts";

const options: PlantOptions = { ...DEFAULT_PLANT, ratedW: 10_000, inverterEfficiency: 0.95 };
const openSoc = { lowestW: -1e9, highestW: 1e9 };

function split(input: Partial<PowerSplitInput>, set?: (controls: PlantControls) => void) {
  const controls = new PlantControls(options);
  set?.(controls);
  return splitPower({
    options,
    controls,
    availablePvW: 0,
    wantedAcW: 0,
    socWindowW: openSoc,
    ...input,
  });
}

describe("self-consumption", () => {
  test("covers the house from the panels and stores the rest", () => {
    expect(split({ availablePvW: 3000, wantedAcW: 950 })).toEqual({ pvW: 3000, batteryW: 2000, acW: 950 });
  });

  test("discharges for what the panels cannot give", () => {
    expect(split({ availablePvW: 0, wantedAcW: 1900 })).toEqual({ pvW: 0, batteryW: -2000, acW: 1900 });
  });

  test("exports what the battery cannot take", () => {
    expect(split({ availablePvW: 9000, wantedAcW: 950 })).toEqual({ pvW: 9000, batteryW: 5000, acW: 3800 });
  });

  test("leaves the house to the grid when the battery is empty", () => {
    const empty = { lowestW: 0, highestW: 1e9 };
    expect(split({ wantedAcW: 1900, socWindowW: empty })).toEqual({ pvW: 0, batteryW: 0, acW: 0 });
  });
});

describe("limits and set-points", () => {
  test("a generation limit first fills the battery, then leaves the rest on the roof", () => {
    const result = split({ availablePvW: 9000, wantedAcW: 950 }, ({ limit }) => {
      limit.isEnabled = true;
      limit.pct = 19;
    });
    expect(result).toEqual({ pvW: 7000, batteryW: 5000, acW: 1900 });
  });

  test("a set-point in watts is met from the battery", () => {
    const result = split({ availablePvW: 1000, wantedAcW: 0 }, ({ setpoint }) => {
      Object.assign(setpoint, { isEnabled: true, isInWatts: true, watts: 2850 });
    });
    expect(result).toEqual({ pvW: 1000, batteryW: -2000, acW: 2850 });
  });

  test("a negative set-point charges from the grid", () => {
    const result = split({ wantedAcW: 500 }, ({ setpoint }) => {
      Object.assign(setpoint, { isEnabled: true, pct: -20 });
    });
    expect(result).toEqual({ pvW: 0, batteryW: 1900, acW: -2000 });
  });

  test("a set-point below the panels' power is met by leaving some on the roof", () => {
    const result = split({ availablePvW: 9000 }, ({ setpoint }) => {
      Object.assign(setpoint, { isEnabled: true, isInWatts: true, watts: 950 });
    });
    expect(result).toEqual({ pvW: 6000, batteryW: 5000, acW: 950 });
  });
});

describe("storage limits", () => {
  test("a negative discharge rate forces charging", () => {
    const result = split({ wantedAcW: 950 }, ({ storage }) => {
      Object.assign(storage, { mode: 3, chargePct: 40, dischargePct: -40 });
    });
    expect(result.batteryW).toBe(2000);
    expect(result.acW).toBeCloseTo(-2000 / 0.95);
  });

  test("a negative charge rate forces discharging", () => {
    const result = split({ availablePvW: 1000, wantedAcW: 0 }, ({ storage }) => {
      Object.assign(storage, { mode: 3, chargePct: -40, dischargePct: 40 });
    });
    expect(result).toMatchObject({ pvW: 1000, batteryW: -2000 });
  });

  test("a limit without its mode bit does nothing", () => {
    const result = split({ wantedAcW: 950 }, ({ storage }) => {
      Object.assign(storage, { mode: 1, chargePct: 0, dischargePct: 0 });
    });
    expect(result.batteryW).toBe(-1000);
  });

  test("without grid charging the battery takes no more than the panels give", () => {
    const result = split({ availablePvW: 700 }, ({ storage }) => {
      Object.assign(storage, { mode: 3, chargePct: 40, dischargePct: -40, mayChargeFromGrid: false });
    });
    expect(result).toEqual({ pvW: 700, batteryW: 700, acW: 0 });
  });
});

test("no command breaks a limit of the hardware", () => {
  const pct = fc.integer({ min: -100, max: 100 });
  fc.assert(
    fc.property(
      fc.record({
        availablePvW: fc.integer({ min: 0, max: 20_000 }),
        wantedAcW: fc.integer({ min: 0, max: 20_000 }),
        roomW: fc.integer({ min: 0, max: 9000 }),
        stockW: fc.integer({ min: 0, max: 9000 }),
        mode: fc.integer({ min: 0, max: 3 }),
        chargePct: pct,
        dischargePct: pct,
        mayChargeFromGrid: fc.boolean(),
        limitPct: fc.integer({ min: 0, max: 100 }),
        isLimited: fc.boolean(),
        setpointPct: fc.option(pct, { nil: undefined }),
      }),
      (given) => {
        const { availablePvW, wantedAcW, roomW, stockW, limitPct, isLimited, setpointPct, ...storage } =
          given;
        const socWindowW = { lowestW: -stockW, highestW: roomW };
        const result = split({ availablePvW, wantedAcW, socWindowW }, (controls) => {
          Object.assign(controls.storage, storage);
          Object.assign(controls.limit, { isEnabled: isLimited, pct: limitPct });
          const isEnabled = setpointPct !== undefined;
          Object.assign(controls.setpoint, { isEnabled, pct: setpointPct ?? 0 });
        });
        const { pvW, batteryW, acW } = result;
        const slack = 1e-6;
        expect(pvW).toBeGreaterThanOrEqual(0);
        expect(pvW).toBeLessThanOrEqual(availablePvW + slack);
        expect(batteryW).toBeLessThanOrEqual(Math.min(5000, roomW) + slack);
        expect(batteryW).toBeGreaterThanOrEqual(-Math.min(5000, stockW) - slack);
        expect(acW).toBeGreaterThanOrEqual(-10_000 - slack);
        const highestAcW = isLimited ? limitPct * 100 : 10_000;
        expect(acW).toBeLessThanOrEqual(highestAcW + slack);
        if (!given.mayChargeFromGrid) expect(batteryW).toBeLessThanOrEqual(pvW + slack);
        const dcW = pvW - batteryW;
        expect(acW).toBeCloseTo(dcW >= 0 ? dcW * 0.95 : dcW / 0.95, 6);
      },
    ),
    { numRuns: 2000 },
  );
});
