import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SUNSPEC_MODEL_IDS, type SunspecPoint, sunspecLayout } from "./sunspec-layout.ts";

const definitions = new URL("../../../../shared/data/sunspec/json/", import.meta.url);
const isAvailable = existsSync(definitions);
const reason = isAvailable ? "" : " (needs ../shared/data/sunspec)";

interface JsonPoint {
  name: string;
  type: string;
  size: number;
  sf?: string;
  access?: string;
}

interface JsonGroup {
  name: string;
  count?: number | string;
  points: JsonPoint[];
  groups?: JsonGroup[];
}

describe.skipIf(!isAvailable)(`layouts equal the definitions${reason}`, () => {
  test.each(SUNSPEC_MODEL_IDS)("model %i", (id) => {
    const file = new URL(`model_${id}.json`, definitions);
    const { group } = JSON.parse(readFileSync(file, "utf8")) as { group: JsonGroup };
    const inner = group.groups ?? [];
    const named = inner.filter(({ count }) => count === undefined);
    const repeating = inner.find(({ count }) => count !== undefined);
    const fixed = [
      ...group.points.slice(2),
      ...named.flatMap(({ name, points }) =>
        points.map((point) => ({ ...point, name: `${name}.${point.name}` })),
      ),
    ];
    const layout = sunspecLayout(id);
    expect(layout.points.map(describePoint)).toEqual(fixed.map(describeJson));
    expect(layout.repeat?.points.map(describePoint)).toEqual(repeating?.points.map(describeJson));
    expect(layout.size).toBe(fixed.reduce((sum, { size }) => sum + size, 0));
  });
});

test("offsets follow from the sizes", () => {
  const { points, size, repeat } = sunspecLayout(160);
  expect(points.map(({ name, offset }) => [name, offset])).toEqual([
    ["DCA_SF", 2],
    ["DCV_SF", 3],
    ["DCW_SF", 4],
    ["DCWH_SF", 5],
    ["Evt", 6],
    ["N", 8],
    ["TmsPer", 9],
  ]);
  expect(size).toBe(8);
  expect(repeat?.size).toBe(20);
  expect(repeat?.points[0]?.offset).toBe(0);
});

test("a model without a layout is refused", () => {
  expect(() => sunspecLayout(4711)).toThrow("no layout for SunSpec model 4711");
});

function describePoint({ name, type, size, scale, isWritable }: SunspecPoint) {
  return { name: withoutCase(name), type, size, scale, isWritable };
}

function describeJson({ name, type, size, sf, access }: JsonPoint) {
  return { name: withoutCase(name), type, size, scale: sf, isWritable: access === "RW" };
}

/** The definitions of one family spell the same point in different ways: PhVphAB and PPVphAB, PhA and phA. */
function withoutCase(name: string): string {
  return name.replace(/^PPVph/, "PhVph").toLowerCase();
}
