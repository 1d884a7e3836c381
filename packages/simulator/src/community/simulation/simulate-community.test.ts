import { expect, test } from "vitest";
import { HouseKeys } from "../house-keys.ts";
import { FAULTS, type Fault } from "./fault.ts";
import { type SimulationReport, simulateCommunity } from "./simulate-community.ts";
import { PLANTED_BUGS } from "./testing/planted-bugs.ts";

const keys = new HouseKeys();
/** A bug that needs more worlds than that to show is not found. */
const MOST_SEEDS = 60;

test("the same seed gives the same report, to the byte", async () => {
  const [one, again, other] = [11, 11, 12].map(async (seed) =>
    JSON.stringify(await simulateCommunity({ seed })),
  );
  expect(await again).toBe(await one);
  expect(await other).not.toBe(await one);
});

test.each(FAULTS)("what happens without %s is something else", async (fault: Fault) => {
  const all = await simulateCommunity({ seed: 5, keys });
  const without = await simulateCommunity({
    seed: 5,
    keys,
    faults: FAULTS.filter((other) => other !== fault),
  });
  expect(without.stateHash).not.toBe(all.stateHash);
  expect(without.faults).not.toContain(fault);
});

test("nothing is lost, late or doubted where nothing goes wrong", async () => {
  const { counts, violations } = await simulateCommunity({ seed: 3, keys, faults: [] });
  expect(violations).toEqual([]);
  expect(counts).toMatchObject({ communityCrashes: 0, buildingCrashes: 0, partitions: 0 });
});

test.for(Object.entries(PLANTED_BUGS))(
  "EdgeWare that %s is found out",
  { timeout: 120_000 },
  async ([, { breaks, bug }], { annotate }) => {
    let found: SimulationReport | undefined;
    for (let seed = 1; seed <= MOST_SEEDS && !found; seed++) {
      const report = await simulateCommunity({ seed, bug, keys });
      if (report.violations.length > 0) found = report;
    }
    const what = `seed ${found?.seed}: ${found?.violations[0]?.message}`;
    await annotate(what);
    expect(breaks, what).toContain(found?.violations[0]?.invariant);
  },
);
