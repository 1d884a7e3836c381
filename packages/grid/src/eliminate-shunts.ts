import { add, type Complex, complex, conjugate, divide, multiply, ONE } from "./complex.ts";
import { type RadialModel, STRIDE } from "./radial-model.ts";

/** A tree as it is drawn: six numbers per node, ratios for the nodes that have one. */
export interface PlainTree {
  readonly parent: Int32Array;
  readonly impedance: Float64Array;
  /** Index into `ratios`, or -1 for a ratio of 1. */
  readonly ratioOf: Int32Array;
  readonly ratios: Float64Array;
}

/**
 * Takes everything that is linear out of a tree, so that sweeping has to find loads' currents only: an admittance
 * Y behind an impedance z makes of V = a U - z (Y V + I) the branch V = (a U - z I) / (1 + z Y), and upstream
 * |a|² Y / (1 + z Y) is left of it. Without this, a sweep runs away where an admittance is large against what
 * feeds it, as an earthed star point is in an island.
 */
export function eliminateShunts(
  { parent, impedance, ratioOf, ratios }: PlainTree,
  shunts: ReadonlyMap<number, readonly number[]>,
  sourceCount: number,
): Pick<RadialModel, "impedance" | "ratioOf" | "forward" | "backward" | "shuntNodes" | "shunts"> {
  const nodeCount = parent.length;
  const admittance = new Float64Array(STRIDE * nodeCount);
  for (const [node, values] of shunts) admittance.set(values, STRIDE * node);
  const swept = { impedance: impedance.slice(), ratioOf: new Int32Array(nodeCount).fill(-1) };
  const forward: number[] = [];
  const backward: number[] = [];
  const shuntNodes: number[] = [];
  for (let node = nodeCount - 1; node >= sourceCount; node--) {
    const ratio = ratioOf[node] as number;
    const at = STRIDE * node;
    const hasShunt = admittance.subarray(at, at + STRIDE).some((part) => part !== 0);
    if (hasShunt) shuntNodes.push(node);
    if (!hasShunt && ratio < 0) continue;
    swept.ratioOf[node] = forward.length / STRIDE;
    for (let part = 0; part < STRIDE; part += 2) {
      const own = ratio < 0 ? ONE : read(ratios, STRIDE * ratio + part);
      const z = read(impedance, at + part);
      const y = read(admittance, at + part);
      const divisor = add(ONE, multiply(z, y));
      const above = STRIDE * (parent[node] as number) + part;
      const left = multiply(multiply(own, conjugate(own)), divide(y, divisor));
      write(admittance, above, add(read(admittance, above), left));
      write(swept.impedance, at + part, divide(z, divisor));
      push(forward, divide(own, divisor));
      push(backward, divide(conjugate(own), divisor));
    }
  }
  return {
    ...swept,
    forward: Float64Array.from(forward),
    backward: Float64Array.from(backward),
    shuntNodes: Int32Array.from(shuntNodes),
    shunts: Float64Array.from(
      shuntNodes.flatMap((node) => [...admittance.subarray(STRIDE * node, STRIDE * (node + 1))]),
    ),
  };
}

function read(values: Float64Array, at: number): Complex {
  return complex(values[at] as number, values[at + 1] as number);
}

function write(values: Float64Array, at: number, { re, im }: Complex): void {
  values[at] = re;
  values[at + 1] = im;
}

function push(values: number[], { re, im }: Complex): void {
  values.push(re, im);
}
