import { expect } from "vitest";
import { HouseKeys } from "../../house-keys.ts";
import { simulateCommunity } from "../simulate-community.ts";

/** Of a normal distribution within two standard deviations. */
const STATED = 0.95;

/**
 * Lives through the worlds of these seeds: no invariant may break, and the present truth has to be where held and
 * imputed values say it is as often as they say. Fresh values are of their samples' time, and every one is checked.
 */
export async function expectSoundWorlds(first: number, last: number): Promise<void> {
  const keys = new HouseKeys();
  const rates = { stale: { inside: 0, of: 0 }, estimated: { inside: 0, of: 0 } };
  const happened: Record<string, number> = {};
  for (let seed = first; seed <= last; seed++) {
    const report = await simulateCommunity({ seed, keys });
    expect(report.violations, `seed ${seed}`).toEqual([]);
    for (const freshness of ["stale", "estimated"] as const) {
      rates[freshness].inside += report.rates[freshness].inside;
      rates[freshness].of += report.rates[freshness].of;
    }
    for (const [what, count] of Object.entries(report.counts)) happened[what] = (happened[what] ?? 0) + count;
  }
  for (const [freshness, { inside, of }] of Object.entries(rates)) {
    expect(inside / of, freshness).toBeGreaterThanOrEqual(STATED);
  }
  // A simulation in which nothing happens shows nothing.
  for (const [what, count] of Object.entries(happened))
    expect(count, what).toBeGreaterThan((last - first) / 10);
}
