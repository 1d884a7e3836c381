import type { CommunityState } from "../../core/community-state.ts";
import { viewElement } from "../../core/views/element-view.ts";
import type { LimitFinding } from "./limits-view.ts";

/**
 * Ratings of transformers and capacities of connection points against the sums behind them, for elements that no
 * network is computed for: broken for sure when the sum is beyond the limit, possibly when its range reaches there.
 */
export function sumLimits(
  state: CommunityState,
  isComputed: (kind: "transformer" | "connection_point", id: string) => boolean,
): LimitFinding[] {
  const { transformers, connectionPoints } = state.data.topology;
  return [
    ...transformers
      .filter(({ id }) => !isComputed("transformer", id))
      .flatMap(({ id, ratedVa }) => findingsOf(state, "transformer", id, ratedVa, ratedVa)),
    ...connectionPoints
      .filter(({ id }) => !isComputed("connection_point", id))
      .flatMap(({ id, importVa, exportVa }) => findingsOf(state, "connection_point", id, importVa, exportVa)),
  ];
}

function findingsOf(
  state: CommunityState,
  kind: "transformer" | "connection_point",
  id: string,
  importVa: number,
  exportVa: number,
): LimitFinding[] {
  const view = viewElement(state, { kind, id });
  if (!view || view.members === 0) return [];
  const { range, figures } = view;
  const netW = figures.net.value;
  const terms = {
    limitId: kind === "transformer" ? `transformer ${id}` : `contract ${id}`,
    kind: kind === "transformer" ? "power" : "contract",
    severity: "firm",
    authority: "dso",
    element: { kind, id },
    unit: "W",
  } as const;
  const finding = (
    bound: "import" | "export",
    worst: number,
    expected: number | undefined,
    limit: number,
  ) => {
    const isExpected = expected !== undefined && expected > limit;
    const value = isExpected || worst <= limit ? (expected ?? worst) : worst;
    const certainty = worst > limit && !isExpected ? "possible" : "expected";
    return { ...terms, bound, certainty, limit, value, margin: limit - value } as const;
  };
  return [
    finding("import", range.highW, netW, importVa),
    finding("export", -range.lowW, netW === undefined ? undefined : -netW, exportVa),
  ];
}
