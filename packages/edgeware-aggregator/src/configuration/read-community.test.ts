import { solvePowerFlow } from "@sourceful/grid";
import { Keyring } from "@sourceful/messaging";
import { expect, test } from "vitest";
import { findTopologyProblems } from "../core/topology/find-topology-problems.ts";
import { EXAMPLE_COMMUNITY } from "./community-document.ts";
import { parseCommunity } from "./community-file.ts";
import { networkOf } from "./network-of.ts";
import { assignmentsOf, keysOf, membershipsOf, topologyOf } from "./read-community.ts";

const config = parseCommunity(EXAMPLE_COMMUNITY, "community.yaml");

test("the topology is what the file says, and the core takes it", () => {
  const topology = topologyOf(config, 7);
  expect(topology.version).toBe(7);
  expect(topology.feeders).toEqual([{ id: "north", transformer: "T1", bus: "busbar" }]);
  expect(topology.sourceBuses).toEqual(["busbar"]);
  expect(topology.connectionPoints[0]?.buildings[0]?.ders?.[1]).toEqual({
    id: "BAT-1:battery",
    kind: "battery",
    ratedW: 5000,
    capacityWh: 10_000,
  });
  expect(findTopologyProblems(topology)).toEqual([]);
});

test("every building's key is believed, under its serial", () => {
  const keyring = new Keyring(config.community, keysOf(config));
  for (const serial of ["house-1", "house-2", "house-3", "house-4a", "house-4b"]) {
    expect(keyring.find(serial, 1)?.role).toBe("building");
  }
});

test("a clause or a consent that is not given does not exist", () => {
  expect(membershipsOf(config)).toEqual([
    {
      serial: "house-1",
      state: "ACTIVE",
      hasMemberDataClause: false,
      rawSeries: { residency: false, consent: false, contract: false },
      decisionRecord: "contract-2026-001",
    },
  ]);
});

test("stewards may do what is listed, and control nothing", () => {
  expect(assignmentsOf(config, 5)).toMatchObject([
    { actor: "mary", permissions: ["quarantine:release"], actorControl: "monitor_only", fromMs: 5 },
  ]);
});

test("the network solves, and power at the end of the lane costs voltage", () => {
  const network = networkOf(config, 1);
  if (!network) throw new Error("the example has lines");
  const loaded = {
    ...network,
    loads: network.loads.map((load) =>
      load.id === "house-3" ? { ...load, powerW: [0, 9200, 0] as const } : load,
    ),
  };
  const voltage = (of: typeof network, bus: string) => solvePowerFlow(of).voltage(bus)?.magnitudePu[1] ?? 0;
  expect(voltage(network, "joint-2")).toBeCloseTo(1, 6);
  expect(voltage(loaded, "busbar")).toBeLessThan(1);
  expect(voltage(loaded, "joint-2")).toBeLessThan(voltage(loaded, "joint-1"));
  // 40 A through 0.05 ohm there and, by four equal cores, 0.05 ohm back.
  expect(voltage(loaded, "busbar") - voltage(loaded, "joint-2")).toBeCloseTo((40 * 0.1) / 230, 3);
});

test("without lines there is no network", () => {
  expect(networkOf({ ...config, lines: [] }, 1)).toBeUndefined();
});
