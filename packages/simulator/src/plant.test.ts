import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Plant } from "./plant.ts";
import type { BatteryOptions } from "./plant-options.ts";
import { DEFAULT_PLANT } from "./plant-options.ts";
import type { PlantState } from "./plant-state.ts";

const HOUR_MS = 3_600_000;
const battery = DEFAULT_PLANT.battery as BatteryOptions;

describe("at every second of a day", () => {
  const plant = new Plant({ seed: 11, startLocalHour: 0, cloudiness: 0.6 });
  const seconds: PlantState[] = [plant.state];
  for (let i = 0; i < 24 * 360; i++) {
    plant.advance(10_000);
    seconds.push(plant.state);
  }

  test("the meter sees what the house takes and the inverter does not give, on each phase", () => {
    for (const { gridW, loadW, inverterAcW, phases } of seconds) {
      expect(gridW).toBeCloseTo(loadW - inverterAcW, 6);
      expect(sum(phases.map((phase) => phase.gridW))).toBeCloseTo(gridW, 6);
      for (const phase of phases) expect(phase.gridW).toBeCloseTo(phase.loadW - inverterAcW / 3, 6);
    }
  });

  test("the inverter's AC power is its DC power less the loss", () => {
    for (const { inverterAcW, strings, battery: storage } of seconds) {
      const dcW = sum(strings.map(({ powerW }) => powerW)) - (storage?.powerW ?? 0);
      expect(inverterAcW).toBeCloseTo(dcW >= 0 ? dcW * 0.975 : dcW / 0.975, 6);
    }
  });

  test("voltage times current is power at strings and battery", () => {
    for (const { strings, battery: storage } of seconds) {
      for (const { powerW, voltageV, currentA } of strings)
        expect(voltageV * currentA).toBeCloseTo(powerW, 6);
      expect((storage?.voltageV ?? 0) * (storage?.currentA ?? 0)).toBeCloseTo(storage?.powerW ?? 0, 6);
    }
  });

  test("the panels sleep at night and are strongest around noon", () => {
    const pvAt = (hour: number) => {
      const { strings } = seconds.find(({ localHour }) => localHour >= hour) as PlantState;
      return sum(strings.map(({ powerW }) => powerW));
    };
    expect(pvAt(1)).toBe(0);
    expect(pvAt(12.5)).toBeGreaterThan(pvAt(6.5));
    const morning = seconds.find(({ localHour }) => localHour >= 8) as PlantState;
    const evening = seconds.find(({ localHour }) => localHour >= 17) as PlantState;
    const shareOfEast = ({ strings: [east, west] }: PlantState) => (east?.powerW ?? 0) / (west?.powerW ?? 1);
    expect(shareOfEast(morning)).toBeGreaterThan(shareOfEast(evening));
  });

  test("the state of charge stays within its limits and reaches both", () => {
    const socs = seconds.map((state) => state.battery?.soc ?? Number.NaN);
    expect(Math.min(...socs)).toBeGreaterThanOrEqual(battery.minSoc - 1e-9);
    expect(Math.max(...socs)).toBeLessThanOrEqual(battery.maxSoc + 1e-9);
    expect(Math.max(...socs)).toBeCloseTo(1, 6);
  });

  test("voltages and frequency stay in the band of a healthy grid", () => {
    for (const { phases, frequencyHz } of seconds) {
      expect(Math.abs(frequencyHz - 50)).toBeLessThan(0.2);
      for (const { voltageV } of phases) expect(Math.abs(voltageV - 230)).toBeLessThan(23);
    }
  });
});

test("counters and state of charge are the integrals of the powers", () => {
  const plant = new Plant({ seed: 3, startLocalHour: 16, cloudiness: 0.4 });
  const before = plant.state;
  const wh = { imported: 0, exported: 0, pv: 0, charged: 0, discharged: 0, out: 0, into: 0 };
  for (let i = 0; i < 4 * 3600; i++) {
    const { gridW, strings, battery: storage, inverterAcW } = plant.state;
    const batteryW = storage?.powerW ?? 0;
    wh.imported += Math.max(0, gridW) / 3600;
    wh.exported += Math.max(0, -gridW) / 3600;
    wh.pv += sum(strings.map(({ powerW }) => powerW)) / 3600;
    wh.charged += Math.max(0, batteryW) / 3600;
    wh.discharged += Math.max(0, -batteryW) / 3600;
    wh.out += Math.max(0, inverterAcW) / 3600;
    wh.into += Math.max(0, -inverterAcW) / 3600;
    plant.advance(1000);
  }
  const after = plant.state;
  const generated = ({ strings }: PlantState) => sum(strings.map(({ generatedWh }) => generatedWh));
  expect(after.importedWh - before.importedWh).toBeCloseTo(wh.imported, 5);
  expect(after.exportedWh - before.exportedWh).toBeCloseTo(wh.exported, 5);
  expect(generated(after) - generated(before)).toBeCloseTo(wh.pv, 5);
  expect(after.inverterOutWh - before.inverterOutWh).toBeCloseTo(wh.out, 5);
  expect(after.inverterInWh - before.inverterInWh).toBeCloseTo(wh.into, 5);
  const [start, end] = [before.battery, after.battery];
  if (!start || !end) throw new Error("the plant has a battery");
  expect(end.chargedWh - start.chargedWh).toBeCloseTo(wh.charged, 5);
  expect(end.dischargedWh - start.dischargedWh).toBeCloseTo(wh.discharged, 5);
  const storedWh = wh.charged * battery.oneWayEfficiency - wh.discharged / battery.oneWayEfficiency;
  expect((end.soc - start.soc) * battery.capacityWh).toBeCloseTo(storedWh, 5);
  expect(wh.discharged).toBeGreaterThan(100);
  expect(wh.charged).toBeGreaterThan(100);
});

test("a run does not depend on how it is cut", () => {
  const whole = new Plant({ seed: 5 });
  whole.advance(30_000);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { maxLength: 20 }), (cuts) => {
      const plant = new Plant({ seed: 5 });
      let leftMs = 30_000;
      for (const cut of cuts) {
        const ms = Math.min(cut, leftMs);
        plant.advance(ms);
        leftMs -= ms;
      }
      plant.advance(leftMs);
      // The last fraction of a millisecond may still be owed.
      plant.advance(30_000 - plant.state.elapsedMs);
      expect(nearly(plant.state)).toEqual(nearly(whole.state));
    }),
  );
});

test("the same seed gives the same day, another seed another", () => {
  const dayOf = (seed: number) => {
    const plant = new Plant({ seed });
    plant.advance(HOUR_MS);
    return plant.state;
  };
  expect(dayOf(1)).toEqual(dayOf(1));
  expect(dayOf(2).loadW).not.toBe(dayOf(1).loadW);
});

test("a clear sky has no clouds", () => {
  const clear = new Plant({ cloudiness: 0, startLocalHour: 12 });
  const cloudy = new Plant({ cloudiness: 1, startLocalHour: 12 });
  const power = ({ state }: Plant) => sum(state.strings.map(({ powerW }) => powerW));
  expect(power(cloudy)).toBeLessThan(0.7 * power(clear));
});

test("a plant without battery exports what the house does not take", () => {
  const plant = new Plant({ battery: false, startLocalHour: 12, cloudiness: 0 });
  plant.advance(HOUR_MS);
  const { battery: storage, gridW, strings } = plant.state;
  expect(storage).toBeUndefined();
  expect(gridW).toBeLessThan(-3000);
  expect(sum(strings.map(({ powerW }) => powerW))).toBeGreaterThan(4000);
});

describe("controls", () => {
  test("a storage limit takes effect at once and falls back when its time is over", () => {
    const plant = new Plant({ startLocalHour: 22 });
    Object.assign(plant.controls.storage, { mode: 3, chargePct: 20, dischargePct: -20, revertS: 60 });
    plant.controls.armStorage(0);
    plant.settle();
    expect(plant.state.battery?.powerW).toBeCloseTo(1000);
    plant.advance(59_999);
    expect(plant.state.battery?.powerW).toBeCloseTo(1000);
    plant.advance(1);
    expect(plant.controls.storage).toMatchObject({ mode: 0, chargePct: 100, dischargePct: 100 });
    expect(plant.state.battery?.powerW).toBeLessThan(0);
  });

  test("a set-point falls back to its reversion values", () => {
    const plant = new Plant({ startLocalHour: 22 });
    const { setpoint } = plant.controls;
    Object.assign(setpoint, { isEnabled: true, isInWatts: true, watts: -2000, revertS: 30 });
    Object.assign(setpoint, { revertIsEnabled: true, revertWatts: 500 });
    plant.controls.arm(setpoint, 0);
    plant.settle();
    expect(plant.state.inverterAcW).toBeCloseTo(-2000);
    plant.advance(30_000);
    expect(plant.state.inverterAcW).toBeCloseTo(500);
  });

  test("the reserve keeps energy back and never charges by itself", () => {
    const plant = new Plant({ startLocalHour: 23 });
    plant.controls.storage.reservePct = 80;
    plant.settle();
    plant.advance(HOUR_MS);
    expect(plant.state.battery?.powerW).toBeCloseTo(0);
    expect(plant.state.battery?.soc).toBe(0.55);
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Sums of slices differ in the last bits. */
function nearly(state: PlantState): unknown {
  return JSON.parse(JSON.stringify(state), (_key, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(12)) : value,
  );
}
