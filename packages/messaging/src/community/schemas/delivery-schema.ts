import { direction, key, measured, moment, quality } from "./wire-parts.ts";

const period = {
  type: "object",
  properties: {
    start: moment("when the period begins"),
    end: moment("when it ends"),
    quality,
    metered_wh: measured("Wh", "net energy imported, by the meter"),
    baseline_wh: measured("Wh", "what it would have been, by the baseline"),
    contracted_wh: measured("Wh", "what was asked, in the dispatch's direction"),
    delivered_wh: measured("Wh", "what was delivered, in the dispatch's direction"),
  },
  required: ["start", "end", "quality"],
} as const;

/** What a building delivered of one dispatch, by its own meter (C-27, R66). */
export const deliverySchema = {
  title: "delivery",
  type: "object",
  properties: {
    dispatch_id: key("the dispatch"),
    direction,
    baseline_method: key("method@version of the baseline"),
    periods: { type: "array", minItems: 1, maxItems: 96, description: "ascending", items: period },
    is_final: { type: "boolean", description: "no more comes for this dispatch" },
  },
  required: ["dispatch_id", "baseline_method", "periods", "is_final"],
} as const;
