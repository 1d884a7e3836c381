import { expect, test } from "vitest";
import { simulateCommunity } from "./simulate-community.ts";

test("a thousand worlds", { timeout: 300_000 }, async () => {
  const from = performance.now();
  const rates: Record<string, [number, number]> = {};
  const by: Record<string, number> = {};
  for (let seed = 1; seed <= Number(process.env.SEEDS ?? 3); seed++) {
    const t = performance.now();
    const report = await simulateCommunity({ seed });
    for (const [k, { inside, of }] of Object.entries(report.rates)) {
      const r = (rates[k] ??= [0, 0]);
      r[0] += inside;
      r[1] += of;
    }
    for (const v of report.violations.slice(0, 1)) by[v.invariant] = (by[v.invariant] ?? 0) + 1;
    if (seed < 8 || report.violations.length)
      if ((by[report.violations[0]?.invariant ?? ""] ?? 0) < 6)
        console.log(
          seed,
          Math.round(performance.now() - t),
          JSON.stringify({ ...report.counts, houses: report.houses }),
          JSON.stringify(report.violations.slice(0, 3)),
        );
  }
  console.log("total", performance.now() - from, JSON.stringify(rates), by);
  expect(1).toBe(1);
});
