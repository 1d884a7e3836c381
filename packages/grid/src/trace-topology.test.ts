import fc from "fast-check";
import { expect, test } from "vitest";
import type { Network, Switch } from "./network.ts";
import { streetNetwork } from "./street-network.ts";
import { traceTopology } from "./trace-topology.ts";

const open = (line: string, bus: string): Switch => ({
  id: `at ${line}`,
  bus,
  to: { line },
  isClosed: false,
});

test("a street is one island, its feeder begins behind the busbar", () => {
  const topology = traceTopology(streetNetwork({ houses: 3 }));
  expect(topology.islands.map(({ buses, sources, loops }) => [buses.length, sources, loops])).toEqual([
    [8, ["grid"], []],
  ]);
  expect(topology.pathToRoot("H2").map(({ id }) => id)).toEqual(["service2", "main2", "main1", "T1"]);
  expect([
    topology.feederOf("H3"),
    topology.feederOf("J1"),
    topology.feederOf("LV"),
    topology.feederOf("MV"),
  ]).toEqual([{ kind: "line", id: "main1" }, { kind: "line", id: "main1" }, undefined, undefined]);
  expect(topology.behind({ kind: "line", id: "main3" })).toEqual(["J3", "H3"]);
});

test("an open switch makes an island, dead until a source is in it", () => {
  const network: Network = { ...streetNetwork({ houses: 4 }), switches: [open("main3", "J2")] };
  const dead = traceTopology(network).islandOf("H3");
  expect([dead.buses, dead.sources]).toEqual([["J3", "H3", "J4", "H4"], []]);
  const battery = { id: "battery", bus: "H4", voltagePu: 1, angleDegrees: 0 };
  const alive = traceTopology({ ...network, sources: [...network.sources, battery] });
  expect(alive.islandOf("H3").sources).toEqual(["battery"]);
  expect(alive.pathToRoot("H3").map(({ id }) => id)).toEqual(["service3", "main4", "service4"]);
});

test("closed switches make one node of buses, and what they short has no part in the tree", () => {
  const network: Network = {
    ...streetNetwork({ houses: 3 }),
    switches: [{ id: "coupler", bus: "J1", to: { bus: "J2" }, isClosed: true }],
  };
  const topology = traceTopology(network);
  expect(topology.nodeOf("J1")).toBe(topology.nodeOf("J2"));
  expect(topology.islandOf("H1").loops).toEqual(["main2"]);
  expect(topology.pathToRoot("H2").map(({ id }) => id)).toEqual(["service2", "main1", "T1"]);
});

test("islands partition the buses as a search from every bus finds them", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
      (houses, cut) => {
        const network = streetNetwork({ houses });
        const switches = network.lines.flatMap(({ id, toBus }, index) =>
          cut[index] ? [open(id, toBus)] : [],
        );
        const topology = traceTopology({ ...network, switches });
        const carrying = network.lines.filter((_, index) => !cut[index]);
        const edges = [...carrying.map(({ fromBus, toBus }) => [fromBus, toBus]), ["MV", "LV"]];
        for (const { id } of network.buses) {
          const reached = new Set([id]);
          for (let size = 0; size < reached.size; ) {
            size = reached.size;
            for (const [a, b] of edges as [string, string][]) {
              if (reached.has(a)) reached.add(b);
              if (reached.has(b)) reached.add(a);
            }
          }
          expect(new Set(topology.islandOf(id).buses)).toEqual(reached);
        }
      },
    ),
    { numRuns: 40 },
  );
});
