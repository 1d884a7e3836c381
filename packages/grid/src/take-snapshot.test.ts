import { expect, test } from "vitest";
import { networkLimits } from "./network-limits.ts";
import type { SnapshotInputs } from "./snapshot.ts";
import { streetNetwork } from "./street-network.ts";
import { firstDifference, takeSnapshot } from "./take-snapshot.ts";

const network = streetNetwork({ houses: 12, version: "2026-11-22/3" });
const inputs: SnapshotInputs = {
  network,
  limits: networkLimits(network),
  loads: { L3: { powerW: [0, 9000, 0], reactiveVar: [0, 0, 0] } },
  atMs: 1_795_000_000_000,
};

test("taken again of the same inputs it is the same, bit for bit, also after a journey as JSON", () => {
  const snapshot = takeSnapshot(inputs);
  expect(JSON.stringify(takeSnapshot(structuredClone(inputs)))).toBe(JSON.stringify(snapshot));
  expect(firstDifference(JSON.parse(JSON.stringify(snapshot)), inputs)).toBeUndefined();
});

test("the order of an object's keys is no part of the inputs, a changed watt is", () => {
  const { atMs, limits, ...rest } = inputs;
  expect(takeSnapshot({ limits, ...rest, atMs }).inputsHash).toBe(takeSnapshot(inputs).inputsHash);
  const other = { ...inputs, loads: { L3: { powerW: [0, 9001, 0], reactiveVar: [0, 0, 0] } as const } };
  expect(takeSnapshot(other).inputsHash).not.toBe(takeSnapshot(inputs).inputsHash);
});

test("a record that was changed is found out, where it was changed", () => {
  const forged = JSON.parse(JSON.stringify(takeSnapshot(inputs)));
  forged.result.voltagesPu.H3[1] += 1e-15;
  expect(firstDifference(forged, inputs)).toBe("/result/voltagesPu/H3/1");
});

test("cannot be changed, and names its topology", () => {
  const snapshot = takeSnapshot(inputs);
  expect(snapshot.topologyVersion).toBe("2026-11-22/3");
  expect(Object.isFrozen(snapshot.result?.voltagesPu.H3)).toBe(true);
  expect(() => Object.assign(snapshot.result?.check ?? {}, { violations: [] })).toThrow(TypeError);
});

test("where nothing can be solved it has no result", () => {
  const loads = { L3: { powerW: [0, 9e6, 0], reactiveVar: [0, 0, 0] } as const };
  expect(takeSnapshot({ ...inputs, loads })).not.toHaveProperty("result");
});

test("refuses loads that are not in the network", () => {
  const loads = { L99: { powerW: [0, 0, 0], reactiveVar: [0, 0, 0] } as const };
  expect(() => takeSnapshot({ ...inputs, loads })).toThrow(/load L99: it is not in the network/);
});
