import { buildRadialModel } from "./build-radial-model.ts";
import { canonicalJson, hashOf } from "./canonical-json.ts";
import { gridError } from "./grid-error.ts";
import { LimitChecker } from "./limit-checker.ts";
import type { Network } from "./network.ts";
import type { PhaseValues } from "./phase-values.ts";
import type { PowerFlow } from "./power-flow.ts";
import type { Snapshot, SnapshotInputs } from "./snapshot.ts";
import { Sweep } from "./sweep.ts";

/**
 * Solves a network at one moment and keeps what was found.
 *
 * @throws ConfigError `grid_invalid` when the network or its limits have problems, all of them listed.
 */
export function takeSnapshot(inputs: SnapshotInputs): Snapshot {
  const { network, limits, atMs, external, loads = {} } = inputs;
  const known = new Set(network.loads.map(({ id }) => id));
  const unknown = Object.keys(loads).filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw gridError(
      network.name,
      unknown.map((id) => ({
        element: `load ${id}`,
        problem: "it is not in the network",
        fix: "correct its id",
      })),
    );
  const sweep = new Sweep(buildRadialModel(withLoads(inputs)));
  const checker = new LimitChecker(sweep.model, limits);
  const record = {
    schema: "grid-snapshot@1",
    topologyVersion: network.version,
    atMs,
    inputsHash: hashOf(inputs),
  } as const;
  if (!sweep.solve()) return freeze(record);
  const flow = sweep.result();
  const check = checker.check(flow, { atMs, ...(external && { external }) });
  return freeze({ ...record, result: { ...resultOf(network, flow), check } });
}

/** What differs between a snapshot and one taken anew of these inputs, as a path into it; absent: nothing. */
export function firstDifference(snapshot: Snapshot, inputs: SnapshotInputs): string | undefined {
  return differAt(JSON.parse(canonicalJson(snapshot)), JSON.parse(canonicalJson(takeSnapshot(inputs))), "");
}

function withLoads({ network, loads = {} }: SnapshotInputs): Network {
  return { ...network, loads: network.loads.map((load) => ({ ...load, ...loads[load.id] })) };
}

function resultOf(network: Network, flow: PowerFlow) {
  const voltagesPu: Record<string, PhaseValues> = {};
  for (const { id } of network.buses) {
    const voltage = flow.voltage(id);
    if (voltage) voltagesPu[id] = voltage.magnitudePu;
  }
  const sourcesW: Record<string, PhaseValues> = {};
  for (const id of flow.model.sources) {
    const fed = flow.source(id);
    if (fed) sourcesW[id] = fed.powerW;
  }
  return { voltagesPu, sourcesW, lossW: flow.lossW };
}

function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}

function differAt(a: unknown, b: unknown, path: string): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return path || "/";
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const difference = differAt(left[key], right[key], `${path}/${key}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
