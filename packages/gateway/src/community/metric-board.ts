import type { MetricsMessage } from "@sourceful/messaging";
import type { ComfortBound } from "./membership-config.ts";

/** Rooms and tanks are slow: what was measured within this time is how it is, ms. */
const STALE_MS = 300_000;

/** What drivers measure beyond their DERs and somebody wants to know, each with its own age. */
export class MetricBoard {
  readonly #values = new Map<string, { readonly value: number; readonly atMs: number }>();

  /** Keeps what of it is wanted; `nowMs` is monotonic. */
  take(
    sn: string,
    { metrics }: Pick<MetricsMessage, "metrics">,
    wanted: readonly Pick<ComfortBound, "sn" | "metric">[],
    nowMs: number,
  ): void {
    for (const { name, value } of metrics) {
      const isWanted = wanted.some((each) => each.sn === sn && each.metric === name);
      if (isWanted) this.#values.set(JSON.stringify([sn, name]), { value, atMs: nowMs });
    }
  }

  /** Undefined when it was not measured of late. */
  valueOf(sn: string, metric: string, nowMs: number): number | undefined {
    const known = this.#values.get(JSON.stringify([sn, metric]));
    return known && nowMs - known.atMs <= STALE_MS ? known.value : undefined;
  }
}
