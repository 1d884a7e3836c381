import type { LimitCheck, Margin, UncheckedLimit } from "@sourceful/grid";
import type { LimitFinding } from "./limits-view.ts";

/** What several solutions of one network say together. */
export interface MergedCheck {
  readonly violations: readonly LimitFinding[];
  readonly tightest: readonly LimitFinding[];
  readonly unchecked: readonly UncheckedLimit[];
}

/**
 * The worst of every limit over the solutions of all assumptions. A limit that is broken under each of them is
 * expected to be, one that is under some is possibly.
 */
export function mergeChecks(checks: readonly LimitCheck[]): MergedCheck {
  const unchecked = new Map(
    checks.flatMap((check) => check.unchecked.map((one) => [one.limitId, one] as const)),
  );
  const limitOf = ({ limitId, bound }: Margin) => `${limitId} ${bound}`;
  const placeOf = (margin: Margin) =>
    `${limitOf(margin)} ${margin.element.kind} ${margin.element.id} ${margin.phase ?? ""}`;
  return {
    violations: mergeMargins(
      checks.map(({ violations }) => violations),
      placeOf,
    ),
    tightest: mergeMargins(
      checks.map(({ margins }) => margins),
      limitOf,
    ),
    unchecked: [...unchecked.values()],
  };
}

function mergeMargins(
  lists: readonly (readonly Margin[])[],
  keyOf: (margin: Margin) => string,
): LimitFinding[] {
  const worst = new Map<string, Margin>();
  const broken = new Map<string, number>();
  for (const margin of lists.flat()) {
    const key = keyOf(margin);
    if (margin.margin < 0) broken.set(key, (broken.get(key) ?? 0) + 1);
    const before = worst.get(key);
    if (!before || margin.margin < before.margin) worst.set(key, margin);
  }
  return [...worst].map(([key, { element, ...margin }]) => {
    const times = broken.get(key) ?? 0;
    const kind = element.kind === "connectionPoint" ? "connection_point" : element.kind;
    return {
      ...margin,
      element: { kind, id: element.id },
      certainty: times === 0 || times === lists.length ? "expected" : "possible",
    };
  });
}
