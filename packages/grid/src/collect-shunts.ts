import { add, complex, divide, multiply, ONE } from "./complex.ts";
import { flattenSequences, lineCharging, lineImpedance } from "./element-impedance.ts";
import type { Network } from "./network.ts";
import { BASE_VA, STRIDE } from "./radial-model.ts";
import type { Topology } from "./topology.ts";
import type { TransformerEquivalent } from "./transformer-equivalent.ts";

/** Everything that draws current to earth in proportion to voltage, summed by node. */
export function collectShunts(
  network: Network,
  topology: Topology,
  nodeOfBus: ReadonlyMap<string, number>,
  nominalV: Float64Array,
  equivalents: ReadonlyMap<string, TransformerEquivalent>,
): ReadonlyMap<number, readonly number[]> {
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
  const openEnds = new Set(
    network.switches.flatMap(({ bus, to, isClosed }) =>
      "line" in to && !isClosed ? [`${to.line} at ${bus}`] : [],
    ),
  );
  for (const line of network.lines) {
    const ends = [line.fromBus, line.toBus];
    const closed = ends.filter((bus) => !openEnds.has(`${line.id} at ${bus}`));
    for (const bus of closed) {
      const node = nodeOfBus.get(bus);
      if (node === undefined) continue;
      const charging = lineCharging(line, nominalV[node] as number, network.frequencyHz);
      if (closed.length === 2) place(bus, charging);
      else place(bus, admittanceOfOpenLine(charging, lineImpedance(line, nominalV[node] as number)));
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
  return sums;
}

/** What a line that is open at its far end draws at the near one: its charging, half of it through the line. */
function admittanceOfOpenLine(charging: readonly number[], impedance: readonly number[]): number[] {
  return [0, 2, 4].flatMap((at) => {
    const half = complex(charging[at] as number, charging[at + 1] as number);
    const through = multiply(half, complex(impedance[at] as number, impedance[at + 1] as number));
    const { re, im } = add(half, divide(half, add(ONE, through)));
    return [re, im];
  });
}
