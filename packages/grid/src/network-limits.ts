import type { Limit } from "./limit.ts";
import type { Network } from "./network.ts";

export interface NetworkLimitOptions {
  /** Absent: 0.9 to 1.1, EN 50160. */
  readonly minPu?: number;
  readonly maxPu?: number;
  /** Negative over positive sequence; absent: 0.02, EN 50160. */
  readonly maxUnbalanceFraction?: number;
  /** Share of a transformer's rating kept back; absent: 0. */
  readonly transformerReserveFraction?: number;
}

/**
 * The limits a network brings with it: ratings of lines and transformers (firm), voltage band and unbalance
 * (statutory), what was agreed for connection points (firm). Set by the DSO. A line without a rating has none.
 */
export function networkLimits(network: Network, options: NetworkLimitOptions = {}): readonly Limit[] {
  const { minPu = 0.9, maxPu = 1.1, maxUnbalanceFraction = 0.02, transformerReserveFraction = 0 } = options;
  const firm = { severity: "firm", authority: "dso" } as const;
  const statutory = { severity: "statutory", authority: "dso" } as const;
  return [
    { id: "voltage", kind: "voltage", buses: "all", minPu, maxPu, ...statutory },
    { id: "unbalance", kind: "unbalance", buses: "all", maxFraction: maxUnbalanceFraction, ...statutory },
    ...network.transformers.map(
      ({ id, ratedVa, parallel = 1 }): Limit => ({
        id: `transformer ${id}`,
        kind: "power",
        transformer: id,
        maxVa: ratedVa * parallel * (1 - transformerReserveFraction),
        ...firm,
      }),
    ),
    ...network.lines.flatMap(({ id, ratedA, parallel = 1 }): Limit[] =>
      ratedA === undefined
        ? []
        : [{ id: `line ${id}`, kind: "current", line: id, maxA: ratedA * parallel, ...firm }],
    ),
    ...network.connectionPoints.flatMap(({ id, importVa, exportVa }): Limit[] =>
      importVa === undefined && exportVa === undefined
        ? []
        : [
            {
              id: `contract ${id}`,
              kind: "contract",
              connectionPoint: id,
              ...(importVa !== undefined && { importVa }),
              ...(exportVa !== undefined && { exportVa }),
              ...firm,
            },
          ],
    ),
  ];
}
