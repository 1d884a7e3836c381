import { expect, test } from "vitest";
import { HouseKeys } from "../house-keys.ts";
import { type SimulationReport, simulateCommunity } from "./simulate-community.ts";

const WORLDS = 1000;
/** Of a normal distribution within two standard deviations. */
const STATED = 0.95;

test("a thousand communities live through everything, and every invariant holds after every event", {
  timeout: 900_000,
}, async () => {
  const keys = new HouseKeys();
  const stale = { inside: 0, of: 0 };
  const happened: Record<string, number> = {};
  for (let seed = 1; seed <= WORLDS; seed++) {
    const report: SimulationReport = await simulateCommunity({ seed, keys });
    expect(report.violations, `seed ${seed}`).toEqual([]);
    stale.inside += report.rates.stale.inside;
    stale.of += report.rates.stale.of;
    for (const [what, count] of Object.entries(report.counts)) happened[what] = (happened[what] ?? 0) + count;
  }
  expect(stale.inside / stale.of).toBeGreaterThanOrEqual(STATED);
  // A simulation in which nothing happens shows nothing.
  for (const [what, count] of Object.entries(happened)) expect(count, what).toBeGreaterThan(WORLDS / 10);
});
