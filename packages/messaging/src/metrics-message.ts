import type { FromSchema } from "json-schema-to-ts";
import { metricsSchema } from "./schemas/metrics-schema.ts";

/** Metrics of one poll as they are on the wire. */
export type MetricsMessage = FromSchema<typeof metricsSchema>;

/** One thing a driver measured. */
export interface MetricValue {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
}

export interface MetricsContext {
  /** Make of the device; "" when unknown. */
  make: string;
  /** End of the poll, Unix epoch in ms; sent in whole seconds, rounded down. */
  atMs: number;
  /** How long the poll took, ms; sent rounded to a whole number. */
  readTimeMs: number;
}

/** Units that are told as their base unit, in lower case, and what one of them is in it. */
const FOLDED: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  kw: ["W", 1000],
  kwh: ["Wh", 1000],
};

/**
 * The message of what a poll measured beyond its DERs, or undefined when nothing of it can be sent. Of a name
 * that comes twice the last value holds; a value that is not finite or has no name is left out.
 */
export function metricsMessage(
  metrics: readonly MetricValue[],
  { make, atMs, readTimeMs }: MetricsContext,
): MetricsMessage | undefined {
  const byName = new Map<string, MetricValue>();
  for (const metric of metrics) {
    const folded = fold(metric);
    if (metric.name !== "" && Number.isFinite(folded.value)) byName.set(metric.name, folded);
  }
  if (byName.size === 0) return undefined;
  return {
    type: metricsSchema.properties.type.const,
    timestamp: Math.floor(atMs / 1000),
    read_time_ms: Math.max(0, Math.round(readTimeMs)),
    make,
    metrics: [...byName.values()].map((metric) => ({ ...metric })),
  };
}

function fold({ name, value, unit = "" }: MetricValue): MetricValue {
  const said = unit.trim();
  const [foldedUnit, factor] = FOLDED[said.toLowerCase()] ?? [said, 1];
  // 0.1 kW is 100 W, not 100.00000000000001 W.
  const inUnit = factor === 1 ? value : Number((value * factor).toPrecision(15));
  return foldedUnit === "" ? { name, value: inUnit } : { name, value: inUnit, unit: foldedUnit };
}
