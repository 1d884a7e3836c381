import type { Flexibility } from "@sourceful/messaging";

const LEAST_W = 100;
const LEAST_SHARE = 0.1;

/** Whether an offer is so different from the one that was told that the community should hear of it. */
export function hasMoved(told: Flexibility, now: Flexibility): "withdrawn" | "moved" | undefined {
  const ids = now.ders ?? [];
  if ((told.ders ?? []).some((id) => !ids.includes(id))) return "withdrawn";
  if (ids.length !== (told.ders ?? []).length) return "moved";
  const isFar = (["up", "down"] as const).some((direction) => {
    const before = told[direction]?.capacity_w;
    const after = now[direction]?.capacity_w;
    if (before === undefined || after === undefined) return before !== after;
    return Math.abs(after - before) > Math.max(LEAST_W, LEAST_SHARE * before);
  });
  return isFar ? "moved" : undefined;
}
