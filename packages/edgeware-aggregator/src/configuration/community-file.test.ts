import { ConfigError } from "@sourceful/domain";
import type { SchemaProblem } from "@sourceful/messaging";
import { expect, test } from "vitest";
import { EXAMPLE_COMMUNITY } from "./community-document.ts";
import { loadCommunity, parseCommunity } from "./community-file.ts";

function problemsOf(text: string): string[] {
  try {
    parseCommunity(text, "community.yaml");
  } catch (thrown) {
    if (!(thrown instanceof ConfigError)) throw thrown;
    const problems = thrown.details?.problems as readonly SchemaProblem[];
    return problems.map(({ path, message }) => `${path} ${message}`);
  }
  return [];
}

function withChange(before: string, after: string): string {
  expect(EXAMPLE_COMMUNITY).toContain(before);
  return EXAMPLE_COMMUNITY.replace(before, after);
}

test("tells every problem at once, faults of form and of sense together", () => {
  const text = `
community: birch lane
location: { latitude_deg: 95, longitude_deg: 18 }
transformers: [{ id: T1, rated_va: 100000, meter: METER-9 }]
feeders:
  - { id: north, transformer: T2 }
  - { id: north, transformer: T1 }
connection_points:
  - id: A
    feeder: nort
    phases: [1]
    import_va: 9200
    buildings:
      - { serial: house-1, public_key: short, phases: [2] }
      - { serial: house-1, public_kye: x }
`;
  expect(problemsOf(text)).toEqual([
    "location.latitude_deg must be at most 90, is 95",
    'connection_points[0].buildings[0].public_key is the text "short", which does not match ^[A-Za-z0-9_-]{43}$',
    "connection_points[0].buildings[1].public_key is missing",
    "connection_points[0].buildings[1].public_kye is not a known key; did you mean public_key?",
    'community cannot be part of a NATS subject: "birch lane" contains white space',
    'feeders[1].id is "north", as feeders[0].id already: each id once',
    'connection_points[0].buildings[1].serial is "house-1", as connection_points[0].buildings[0].serial already: each serial once',
    'transformers[0].meter names "METER-9", which is not in meters',
    'feeders[0].transformer names "T2", which is not in transformers; did you mean T1?',
    'connection_points[0].feeder names "nort", which is not in feeders; did you mean north?',
    "connection_points[0].buildings[0].phases has phase 2, which connection_points[0] does not have",
  ]);
});

test.each([
  [
    "import_va: 9200",
    "import_va: 920000",
    "is 920000 VA, more than the 100000 VA of the transformer that feeds it",
  ],
  ["import_va: 9200", "import_va: 0", "is 0 VA, and so is what may be fed in"],
  ['id: "BAT-1:battery"', 'id: "INV-1:pv"', "each id once"],
  ["bus: joint-1\n", "bus: joint-9\n", 'names "joint-9", which is not in lines, switches or transformers'],
  ["from: joint-1, to: joint-2", "from: joint-2, to: joint-2", "leads from joint-2 to itself"],
  ["rated_va: 100000, bus: busbar", "rated_va: 100000", "is missing: lines are given"],
  [", capacity_wh: 10000", "", "is missing: a battery's charge is judged by it"],
  ["community: birch-lane", "community: birch.lane", "contains a dot"],
  [
    "public_key: PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
    "public_key: 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    "each public_key once",
  ],
  [
    "public_key: PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
    `public_key: ${"A".repeat(43)}`,
    "cannot be used: the public key is one that anybody can sign with",
  ],
])("a slip is told: %s as %s", (before, after, message) => {
  expect(problemsOf(withChange(before, after)).join("\n")).toContain(message);
});

test("a PED of points that are not there, and shares of nobody, are told", () => {
  const text = `${EXAMPLE_COMMUNITY}
peds: [{ id: P, boundary_version: "1", method: balance, connection_points: [birch-lane-1, birch-lane-7] }]
sharing: { version: "1", kind: SK-STATIC, shares: { house-9: 1 } }
`;
  expect(problemsOf(text)).toEqual([
    'peds[0].connection_points[1] names "birch-lane-7", which is not in connection_points; did you mean birch-lane-1?',
    "peds[0].method must be a name and a version, as energy-balance@1",
    'sharing.shares.house-9 names "house-9", which is not in connection_points; did you mean house-1?',
  ]);
});

test("a meter that is in two places is told: the core would refuse it", () => {
  const text = EXAMPLE_COMMUNITY.replace("bus: busbar }", "bus: busbar, meter: M-1 }")
    .replace("transformer: T1 }", "transformer: T1, meter: M-1 }")
    .concat("\nmeters: [{ serial: M-1, public_key: 5tWIewMZ2URCTzzqDyhImQKw7Qg2cJgXKGSiFxxxxxx }]\n");
  expect(problemsOf(text)).toContain(
    'feeders[0].meter is "M-1", as transformers[0].meter already: each meter once',
  );
});

test("a fault of syntax has a line and a column", () => {
  expect(() => parseCommunity("community: x\n  feeders: [", "street.yaml")).toThrow(/^street\.yaml:2:\d+: /);
});

test("a text that is no object is one problem, not a crash", () => {
  expect(problemsOf("just words")).toEqual([' must be an object, is the text "just words"']);
});

test("an empty file, and one with two documents in it, are told as such", () => {
  expect(problemsOf("# nothing yet\n")).toEqual([" is empty"]);
  expect(() => parseCommunity("community: x\n---\ncommunity: y\n", "street.yaml")).toThrow(
    /^street\.yaml: expected a single document/,
  );
});

test("a directory in the place of the file is told as one", async () => {
  await expect(loadCommunity(import.meta.dirname)).rejects.toMatchObject({
    code: "config_unreadable",
    message: expect.stringContaining("it is a directory, not a file") as string,
  });
});

test("a file that is not there is named", async () => {
  await expect(loadCommunity("nowhere/community.yaml")).rejects.toMatchObject({
    code: "config_unreadable",
    message: expect.stringContaining("nowhere/community.yaml") as string,
  });
});
