import { expect, test } from "vitest";
import { sampleMeter } from "./meter-sample.ts";
import { SunspecPlant } from "./sunspec-plant.ts";

test("phases add up to the whole, and counters to the whole's", () => {
  const plant = new SunspecPlant({ startLocalHour: 9, seed: 4 });
  plant.advance(3_600_000);
  const { powerW, importWh, exportWh, frequencyHz, phases } = sampleMeter(plant);
  const sum = (pick: (phase: (typeof phases)[number]) => number) =>
    phases.reduce((total, phase) => total + pick(phase), 0);
  expect(phases.length).toBe(3);
  expect(sum((phase) => phase.powerW)).toBeCloseTo(powerW, 6);
  expect(sum((phase) => phase.importWh)).toBeCloseTo(importWh, 6);
  expect(sum((phase) => phase.exportWh)).toBeCloseTo(exportWh, 6);
  expect([powerW, importWh, frequencyHz]).toEqual([
    plant.state.gridW,
    plant.state.importedWh,
    plant.state.frequencyHz,
  ]);
});

test("currents are never negative, also while the house exports", () => {
  const plant = new SunspecPlant({ startLocalHour: 12, cloudiness: 0 });
  plant.advance(4 * 3_600_000);
  const { powerW, phases } = sampleMeter(plant);
  expect(powerW).toBeLessThan(0);
  for (const phase of phases) expect(phase.currentA).toBeCloseTo(-phase.powerW / phase.voltageV, 6);
});

test("a single-phase house has one phase", () => {
  const plant = new SunspecPlant({ models: "singlePhase" });
  expect(sampleMeter(plant).phases.length).toBe(1);
});
