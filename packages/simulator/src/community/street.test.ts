import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseCommunity } from "@sourceful/edgeware-aggregator";
import { importThreePhaseReference } from "@sourceful/grid";
import { expect, test } from "vitest";
import { createStreet, type Street } from "./street.ts";

const START_MS = Date.UTC(2026, 5, 21, 11);
const MINUTE_MS = 60_000;
const reference = fileURLToPath(
  new URL(
    "../../../../../shared/data/grid/reference/ieee-european-lv.three-phase-minute-566.json",
    import.meta.url,
  ),
);

function total(street: Street): number {
  return street.houses.reduce((sum, serial) => sum + street.netW(serial), 0);
}

test("the file of a street is one an operator could have written", () => {
  const { config } = createStreet({ startMs: START_MS, houses: 30 });
  expect(parseCommunity(JSON.stringify(config), "street.yaml")).toEqual(config);
});

test("what feeders' meters see is what their houses take and the cables lose", () => {
  const street = createStreet({ startMs: START_MS });
  street.advance(START_MS + 5 * MINUTE_MS);
  const meteredW = street.meters.reduce((sum, serial) => sum + street.netW(serial), 0);
  const lossW = street.network.lines.reduce((sum, { id }) => sum + (street.flow.line(id)?.lossW ?? 0), 0);
  expect(meteredW - total(street)).toBeCloseTo(lossW, 3);
  expect(lossW).toBeGreaterThan(0);
});

test("voltages move with what houses draw", () => {
  const street = createStreet({ startMs: START_MS });
  const seen = new Set<number | undefined>();
  for (let minute = 1; minute <= 10; minute++) {
    street.advance(START_MS + minute * MINUTE_MS);
    seen.add(street.flow.voltage("f1-12")?.magnitudePu[0]);
  }
  expect(seen.size).toBe(10);
});

test("meters err within their class, and registers never fall", () => {
  const street = createStreet({ startMs: START_MS, seed: 3 });
  let before = 0;
  for (let second = 1; second <= 600; second++) {
    street.advance(START_MS + second * 1000);
    const { w = 0, import_wh = 0 } = street.read("house-2");
    expect(Math.abs(w - street.netW("house-2"))).toBeLessThan(0.006 * Math.abs(w) + 7);
    expect(import_wh).toBeGreaterThanOrEqual(before);
    before = import_wh;
  }
});

test("the same seed gives the same street, another one another", () => {
  const readings = [1, 1, 2].map((seed) => {
    const street = createStreet({ startMs: START_MS, seed, houses: 5 });
    street.advance(START_MS + MINUTE_MS);
    return JSON.stringify([...street.houses, ...street.meters].map((serial) => street.read(serial)));
  });
  expect(readings[0]).toBe(readings[1]);
  expect(readings[0]).not.toBe(readings[2]);
});

test.skipIf(!existsSync(reference))(
  "houses live on the IEEE European low-voltage feeder (needs the reference data beside the repository)",
  () => {
    const { network } = importThreePhaseReference(readFileSync(reference, "utf8"), "ieee");
    if (!network) throw new Error("the reference file holds no network");
    const street = createStreet({ startMs: START_MS, network });
    expect(street.houses).toHaveLength(55);
    expect(parseCommunity(JSON.stringify(street.config), "ieee.yaml").lines).toHaveLength(905);
    street.advance(START_MS + 10 * MINUTE_MS);
    const meteredW = street.netW("meter-f1");
    const lossW = street.network.lines.reduce((sum, { id }) => sum + (street.flow.line(id)?.lossW ?? 0), 0);
    expect(meteredW - total(street)).toBeCloseTo(lossW, 2);
  },
);
