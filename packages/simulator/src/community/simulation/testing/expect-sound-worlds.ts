import { expect } from "vitest";
import { HouseKeys } from "../../house-keys.ts";
import { CALIBRATED, Calibration, STATED } from "../calibration.ts";
import { simulateCommunity } from "../simulate-community.ts";

/**
 * Lives through the worlds of these seeds: no invariant may break, and the present truth has to be where values of
 * each kind say it is as often as they say.
 */
export async function expectSoundWorlds(first: number, last: number): Promise<void> {
  const keys = new HouseKeys();
  const { rates } = new Calibration();
  const happened: Record<string, number> = {};
  for (let seed = first; seed <= last; seed++) {
    const report = await simulateCommunity({ seed, keys });
    expect(report.violations, `seed ${seed}`).toEqual([]);
    for (const name of CALIBRATED) {
      rates[name].inside += report.rates[name].inside;
      rates[name].of += report.rates[name].of;
    }
    for (const [what, count] of Object.entries(report.counts)) happened[what] = (happened[what] ?? 0) + count;
  }
  for (const name of CALIBRATED) {
    expect(rates[name].inside / rates[name].of, name).toBeGreaterThanOrEqual(STATED);
  }
  // A simulation in which nothing happens shows nothing.
  for (const [what, count] of Object.entries(happened))
    expect(count, what).toBeGreaterThan((last - first) / 10);
}
