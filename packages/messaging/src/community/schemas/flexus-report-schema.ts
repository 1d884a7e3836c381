import { choice, count, key, measured, moment, quality, share } from "./wire-parts.ts";

/** Fewest members whose sum may be shown (C-86 A5, R37). */
export const PRIVACY_FLOOR = 10;

/** What the community was or delivered, as sums over at least ten members. */
export const flexusReportSchema = {
  title: "FLEXUS report",
  type: "object",
  properties: {
    id: key("names the report"),
    order: key("the order it is about; absent when it is about state"),
    zone: key("zone it is about; the whole community when absent"),
    topology_version: count(1, "the topology it was worked out on"),
    members: { ...count(PRIVACY_FLOOR, "how many the sums are over"), "x-unit": "1" },
    outcome: choice(["full", "partial", "fail"], "of the order: at least 95 %, at least 70 %, less"),
    baseline_method: key("method@version of the baseline"),
    intervals: {
      type: "array",
      minItems: 1,
      maxItems: 288,
      description: "ascending, without overlap",
      items: {
        type: "object",
        properties: {
          start: moment("from when"),
          end: moment("until when"),
          quality,
          w: measured("W", "mean net import"),
          sigma_w: measured("W", "its standard deviation"),
          import_wh: measured("Wh", "energy imported"),
          export_wh: measured("Wh", "energy exported"),
          baseline_wh: measured("Wh", "net import as it would have been"),
          ordered_wh: measured("Wh", "what was ordered, in the order's direction"),
          delivered_wh: measured("Wh", "what was delivered, in the order's direction"),
          coverage_fraction: share("fresh rated power, of all"),
        },
        required: ["start", "end", "quality", "coverage_fraction"],
      },
    },
  },
  required: ["id", "members", "topology_version", "intervals"],
} as const;
