import type { PlainTree } from "./eliminate-shunts.ts";
import { invertComplex } from "./invert-complex.ts";
import type { LoopModel } from "./loop-model.ts";

/** A line to cut: the nodes at its ends and its impedance, STRIDE numbers. */
export interface CutLine {
  readonly id: string;
  readonly fromNode: number;
  readonly toNode: number;
  readonly impedance: readonly number[];
}

/**
 * Loop impedances from the tree's: what two loops share counts with the sign of their directions on it.
 * Ratios are taken for 1 here; that slows convergence where they are not, and changes no result.
 */
export function buildLoopModel(cuts: readonly CutLine[], tree: PlainTree): LoopModel {
  const count = cuts.length;
  const inverse = [0, 1, 2].map((sequence) => {
    const around = cuts.map(({ fromNode, toNode }) => signsAround(fromNode, toNode, sequence, tree));
    const matrix = new Float64Array(2 * count * count);
    for (let row = 0; row < count; row++) {
      for (let column = 0; column < count; column++) {
        const at = 2 * (row * count + column);
        for (const [node, sign] of around[row] ?? []) {
          const both = sign * (around[column]?.get(node) ?? 0);
          for (const part of [0, 1])
            matrix[at + part] =
              (matrix[at + part] as number) +
              both * (tree.impedance[6 * node + 2 * sequence + part] as number);
        }
        if (row !== column) continue;
        for (const part of [0, 1])
          matrix[at + part] =
            (matrix[at + part] as number) + (cuts[row]?.impedance[2 * sequence + part] as number);
      }
    }
    // All 0: the network has no zero-sequence data, and only the balanced sweep goes through it.
    return matrix.every((part) => part === 0) ? matrix : invertComplex(matrix, count);
  });
  return {
    lines: cuts.map(({ id }) => id),
    fromNodes: Int32Array.from(cuts, ({ fromNode }) => fromNode),
    toNodes: Int32Array.from(cuts, ({ toNode }) => toNode),
    impedance: Float64Array.from(cuts.flatMap(({ impedance }) => impedance)),
    inverse: inverse as [Float64Array, Float64Array, Float64Array],
  };
}

/** Branches, by their far node, between the ends of a cut: 1 on the side of `from`, -1 on the side of `to`. */
function signsAround(from: number, to: number, sequence: number, tree: PlainTree): Map<number, number> {
  const signs = new Map<number, number>();
  for (const [end, sign] of [
    [from, 1],
    [to, -1],
  ] as const) {
    for (let node = end; (tree.parent[node] as number) >= 0; node = tree.parent[node] as number) {
      const sum = (signs.get(node) ?? 0) + sign;
      if (sum === 0) signs.delete(node);
      else signs.set(node, sum);
      if (isBlocked(node, sequence, tree)) break;
    }
  }
  return signs;
}

function isBlocked(node: number, sequence: number, { ratioOf, ratios }: PlainTree): boolean {
  const ratio = 6 * (ratioOf[node] as number) + 2 * sequence;
  return ratio >= 0 && ratios[ratio] === 0 && ratios[ratio + 1] === 0;
}
