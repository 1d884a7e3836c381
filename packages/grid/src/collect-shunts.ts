import { flattenSequences, lineCharging } from "./element-impedance.ts";
import type { Network } from "./network.ts";
import { BASE_VA, type RadialModel, STRIDE } from "./radial-model.ts";
import type { Topology } from "./topology.ts";
import type { TransformerEquivalent } from "./transformer-equivalent.ts";

/** Everything that draws current to earth in proportion to voltage, summed by node. */
export function collectShunts(
  network: Network,
  topology: Topology,
  nodeOfBus: ReadonlyMap<string, number>,
  nominalV: Float64Array,
  equivalents: ReadonlyMap<string, TransformerEquivalent>,
): Pick<RadialModel, "shuntNodes" | "shunts"> {
  const sums = new Map<number, number[]>();
  const place = (bus: string, admittance: readonly number[]) => {
    const node = nodeOfBus.get(bus);
    if (node === undefined || admittance.every((part) => part === 0)) return;
    const sum = sums.get(node) ?? Array.from<number>({ length: STRIDE }).fill(0);
    sums.set(
      node,
      sum.map((part, index) => part + (admittance[index] as number)),
    );
  };
  const isOpen = new Set(topology.open.map(({ kind, id }) => `${kind} ${id}`));
  for (const line of network.lines) {
    if (isOpen.has(`line ${line.id}`)) continue;
    for (const bus of [line.fromBus, line.toBus]) {
      const node = nodeOfBus.get(bus);
      if (node !== undefined) place(bus, lineCharging(line, nominalV[node] as number, network.frequencyHz));
    }
  }
  for (const { id, highBus, lowBus } of network.transformers) {
    const equivalent = equivalents.get(id);
    if (!equivalent || isOpen.has(`transformer ${id}`)) continue;
    const { zero, positive, negative } = equivalent;
    place(highBus, flattenSequences(zero?.highAdmittance, positive.highAdmittance, negative.highAdmittance));
    place(lowBus, flattenSequences(zero?.lowAdmittance, positive.lowAdmittance, negative.lowAdmittance));
  }
  for (const { bus, powerW, reactiveVar } of network.shunts) {
    const admittance = { re: powerW / (3 * BASE_VA), im: -reactiveVar / (3 * BASE_VA) };
    place(bus, flattenSequences(admittance, admittance, admittance));
  }
  return { shuntNodes: Int32Array.from(sums.keys()), shunts: Float64Array.from([...sums.values()].flat()) };
}
