import fc from "fast-check";
import { expect, test } from "vitest";
import { FoldedCommunity } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import { viewElement } from "../views/element-view.ts";
import { findViolations } from "../views/find-violations.ts";
import type { CommunityTopology } from "./community-topology.ts";
import { findTopologyProblems } from "./find-topology-problems.ts";
import { findPartitions } from "./partitions.ts";

const COMMUNITY = { kind: "community", id: "street" } as const;
/** Two feeders of three houses; the first house of the second can hold an island up. */
const base = street({ houses: 6, housesPerFeeder: 3 });
const topology: CommunityTopology = {
  ...base,
  connectionPoints: base.connectionPoints.map((point, i) =>
    i === 3
      ? {
          ...point,
          buildings: [
            { serial: houseSerial(3), ders: [{ id: "b", kind: "battery", ratedW: 9000, canFormGrid: true }] },
          ],
        }
      : point,
  ),
};

function reported(): FoldedCommunity {
  const community = new FoldedCommunity({ topology, atMs: MIDSUMMER_MS });
  for (let i = 0; i < 6; i++) community.report({ sender: houseSerial(i) }, { w: 100 * (i + 1) });
  return community;
}

const open = (community: FoldedCommunity, switchId: string, isClosed = false) =>
  community.fold({ type: "switch", switchId, isClosed, source: "relay 51" });

test("a feeder that is cut off becomes an island, and community values are invalid until it is back (R55)", () => {
  const community = reported();
  expect(viewElement(community.state, COMMUNITY)).toMatchObject({ isValid: true });
  const effects = open(community, "s1");
  expect(effects).toMatchObject([
    {
      type: "partitions",
      topologyVersion: 1,
      partitions: [
        { element: { id: "p:busbar" }, kind: "connected", buildings: 3 },
        { element: { id: "p:f1-b0" }, kind: "island", buildings: 3 },
      ],
    },
    { type: "alarm", code: "partition_islanded", about: "p:f1-b0" },
  ]);
  expect(viewElement(community.state, COMMUNITY)).toMatchObject({
    isValid: false,
    invalidReason: "it is split over 2 partitions",
  });
  expect(viewElement(community.state, { kind: "transformer", id: "t0" })).toMatchObject({ isValid: false });
  expect(viewElement(community.state, { kind: "feeder", id: "f1" })).toMatchObject({ isValid: true });
  const island = viewElement(community.state, { kind: "partition", id: "p:f1-b0" });
  expect(island).toMatchObject({ isValid: true, supply: "island", members: 3 });
  expect(island?.figures.net.value).toBe(1500);
  open(community, "s1", true);
  expect(viewElement(community.state, COMMUNITY)).toMatchObject({ isValid: true });
});

test("two transformers on the public network are one community; a feeder between them is none (R55)", () => {
  const one = street({ houses: 6, housesPerFeeder: 3, feedersPerTransformer: 1 });
  const ped = { id: "ped", boundaryVersion: "1", method: "net@1", importFactor: 1, exportFactor: 1 };
  const community = new FoldedCommunity({
    topology: {
      ...one,
      sourceBuses: ["busbar", "f1-b0"],
      switches: (one.switches ?? []).map((each) => ({ ...each, isClosed: each.id === "s0" })),
      peds: [{ ...ped, connectionPoints: ["cp-0", "cp-5"] }],
      connectionPoints: one.connectionPoints.map((point) =>
        point.id === "cp-2" ? { ...point, bus: "f1-b2" } : point,
      ),
    },
    atMs: MIDSUMMER_MS,
  });
  expect(viewElement(community.state, COMMUNITY)).toMatchObject({ isValid: true });
  expect(viewElement(community.state, { kind: "ped", id: "ped" })).toMatchObject({ isValid: true });
  expect(viewElement(community.state, { kind: "feeder", id: "f1" })).toMatchObject({ isValid: true });
  expect(viewElement(community.state, { kind: "feeder", id: "f0" })).toMatchObject({ isValid: false });
  expect(community.state.derived.index.isSplit).toBe(false);
});

test("a part that nothing holds up is dead", () => {
  const community = reported();
  expect(open(community, "s0")).toMatchObject([
    { type: "partitions" },
    { type: "alarm", severity: "SEV-1", code: "partition_dead", about: "p:f0-b0" },
  ]);
});

test("a switch that is where it was changes nothing, one that does not exist raises an alarm", () => {
  const community = reported();
  expect(open(community, "s0", true)).toEqual([]);
  expect(open(community, "s9")).toMatchObject([{ type: "alarm", code: "switch_unknown" }]);
});

test("a person who tells of a switch must be allowed to (R78)", () => {
  const community = reported();
  const action = { actor: "finn", role: "technician", decisionRecord: "dr-2", explanation: "I opened it" };
  const tell = () =>
    community.fold({ type: "switch", switchId: "s1", isClosed: false, source: "finn", action });
  expect(tell()).toMatchObject([
    { type: "action", isDone: false },
    { type: "alarm", code: "action_not_permitted", about: "finn" },
  ]);
  expect(viewElement(community.state, COMMUNITY)).toMatchObject({ isValid: true });
  community.fold({
    type: "assignment",
    assignment: {
      id: "a1",
      actor: "finn",
      role: "technician",
      permissions: ["topology:switch:report"],
      roleControl: "supervised_control",
      actorControl: "supervised_control",
      fromMs: 0,
      decisionRecord: "dr-1",
    },
  });
  expect(tell()).toMatchObject([
    { type: "action", what: "report switch s1 open", isDone: true },
    { type: "partitions" },
    { type: "alarm", code: "partition_islanded" },
  ]);
});

test("every result names the version of the topology it is of, and values survive a new one", () => {
  const community = reported();
  const smaller = { ...topology, version: 2, connectionPoints: topology.connectionPoints.slice(0, 4) };
  community.fold({ type: "topology", topology: smaller });
  const view = viewElement(community.state, COMMUNITY);
  expect(view).toMatchObject({ topologyVersion: 2, members: 4 });
  expect(view?.figures.net.value).toBe(1000);
  expect(community.state.data.topologyHistory).toEqual([
    { version: 1, fromMs: MIDSUMMER_MS },
    { version: 2, fromMs: MIDSUMMER_MS },
  ]);
});

test.each([
  ["of another community", { ...topology, version: 2, community: "other" }],
  ["that is not newer", topology],
  ["with problems", { ...topology, version: 2, feeders: [] }],
])("a topology %s is refused and changes nothing", (_, refused) => {
  const community = reported();
  expect(community.fold({ type: "topology", topology: refused })).toMatchObject([
    { type: "alarm", code: "topology_refused" },
  ]);
  expect(viewElement(community.state, COMMUNITY)).toMatchObject({ topologyVersion: 1, members: 6 });
});

test("all problems of a topology are named at once", () => {
  const [point] = topology.connectionPoints;
  if (!point) throw new Error("no point");
  const problems = findTopologyProblems({
    ...topology,
    latitudeDeg: 91,
    nominalV: 0,
    connectionPoints: [
      point,
      { ...point, feeder: "f9", phases: [1, 1], importVa: -1 },
      {
        ...point,
        id: "cp-x",
        buildings: [{ serial: "meter-f0", phases: [2], ders: [{ id: "pv", kind: "pv", ratedW: 0 }] }],
        phases: [1],
      },
    ],
    peds: [
      {
        id: "ped",
        boundaryVersion: "1",
        method: "x",
        connectionPoints: ["cp-9"],
        importFactor: 1,
        exportFactor: 1,
      },
    ],
    sharing: { version: "1", kind: "SK-PROP", lossFraction: 1 },
  });
  expect(problems).toEqual([
    "connection point cp-0 exists twice",
    "connection point cp-0 names feeder f9, which does not exist",
    "connection point cp-0 needs one to three different phases",
    "connection point cp-0 needs capacities of 0 VA or more, and one of them above 0",
    "house-00000 is at connection point cp-0 and at connection point cp-0",
    "meter-f0 is on a phase its connection point cp-x does not have",
    "meter-f0's pv needs a rating above 0 W",
    "meter-f0 is at connection point cp-x and at feeder f0",
    "PED ped names connection point cp-9, which does not exist",
    "PED ped needs a method as name@version",
    "the community's latitude or longitude is not on Earth",
    "the nominal voltage must be above 0 V",
    "losses of sharing must be a share from 0 up to 1",
  ]);
});

test("a state does not begin with a topology that has problems", () => {
  expect(() => new FoldedCommunity({ topology: { ...topology, nominalV: 0 }, atMs: 0 })).toThrow(
    expect.objectContaining({ code: "config_invalid" }),
  );
});

test("partitions are those of walking from bus to bus, whatever the switches", () => {
  const bus = fc.constantFrom("a", "b", "c", "d", "e", "f");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(bus, bus, fc.boolean()), { maxLength: 10 }),
      fc.subarray(["a", "b", "c", "d", "e", "f"]),
      (switches, sources) => {
        const network: CommunityTopology = {
          ...topology,
          connectionPoints: [],
          lines: [],
          switches: switches.map(([from, to, isClosed], i) => ({ id: String(i), from, to, isClosed })),
          sourceBuses: sources,
        };
        const partitions = findPartitions(network, (id) => switches[Number(id)]?.[2] ?? false);
        const reach = (from: string): string[] => {
          const seen = new Set([from]);
          for (const at of seen) {
            for (const [a, b, isClosed] of switches) {
              if (isClosed && a === at) seen.add(b);
              if (isClosed && b === at) seen.add(a);
            }
          }
          return [...seen].toSorted();
        };
        for (const { id, kind, buses } of partitions) {
          expect(buses).toEqual(reach(buses[0] ?? ""));
          expect(id).toBe(`p:${buses[0]}`);
          expect(kind).toBe(buses.some((name) => sources.includes(name)) ? "connected" : "dead");
        }
        const all = partitions.flatMap(({ buses }) => buses);
        expect(all.length).toBe(new Set(all).size);
        expect(new Set(all)).toEqual(new Set([...switches.flatMap(([a, b]) => [a, b]), ...sources]));
      },
    ),
  );
});

test("what was read on three phases is not read again on the one that a building has now", () => {
  const community = reported();
  community.nowMs += 1000;
  const phases = [{ w: 100 }, { w: 200 }, { w: 300 }];
  community.report({ sender: houseSerial(1) }, { w: 600, phases });
  const connectionPoints = topology.connectionPoints.map((point, i) =>
    i === 1 ? { ...point, phases: [2] as const } : point,
  );
  community.fold({ type: "topology", topology: { ...topology, version: 2, connectionPoints } });
  const figures = viewElement(community.state, { kind: "building", id: houseSerial(1) })?.figures;
  expect(figures).toMatchObject({ net: { value: 600 }, l1: { value: 0 }, l2: { value: 600 } });
});

test("a building whose serial is a meter's now does not measure a feeder with its old value", () => {
  const community = reported();
  const meter = houseSerial(5);
  const connectionPoints = topology.connectionPoints.slice(0, 5);
  const feeders = topology.feeders.map((feeder) => (feeder.id === "f1" ? { ...feeder, meter } : feeder));
  community.fold({ type: "topology", topology: { ...topology, version: 2, connectionPoints, feeders } });
  expect(viewElement(community.state, { kind: "feeder", id: "f1" })?.measured).toBeUndefined();
  expect(findViolations(community.state)).toEqual([]);
});

test("a building that was away does not come back with what it said before it left", () => {
  const community = reported();
  const without = { ...topology, version: 2, connectionPoints: topology.connectionPoints.slice(0, 5) };
  community.fold({ type: "topology", topology: without });
  community.nowMs += 7_200_000;
  community.fold({ type: "topology", topology: { ...topology, version: 3 } });
  expect(findViolations(community.state)).toEqual([]);
  const view = viewElement(community.state, { kind: "building", id: houseSerial(5) });
  expect(view).toMatchObject({ byFreshness: { missing: 1 } });
});

test("buildings moving between feeders and switches that flap under load leave every sum what it is", () => {
  const community = reported();
  for (let round = 0; round < 40; round++) {
    const moved = topology.connectionPoints.map((point, i) => ({
      ...point,
      ...(i === round % 6 && { feeder: `f${round % 2}`, bus: `f${round % 2}-b${1 + (i % 3)}` }),
    }));
    const version = community.state.data.topology.version + 1;
    community.fold({ type: "topology", topology: { ...topology, version, connectionPoints: moved } });
    for (let i = 0; i < 6; i++) {
      open(community, `s${i % 2}`, (round + i) % 3 === 0);
      community.report({ sender: houseSerial(i) }, { w: 10 * round + i });
    }
    community.tick();
    expect(findViolations(community.state)).toEqual([]);
    const { members } = viewElement(community.state, COMMUNITY) ?? {};
    const inFeeders = ["f0", "f1"].map((id) => viewElement(community.state, { kind: "feeder", id })?.members);
    expect(inFeeders.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(members);
  }
});
