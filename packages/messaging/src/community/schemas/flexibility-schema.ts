import { amount, choice, count, key, moment, price } from "./wire-parts.ts";

const directionOffer = (description: string) =>
  ({
    type: "object",
    description,
    properties: {
      capacity_w: amount("W", "most power it can change by"),
      granularity_w: amount("W", "smallest step; any when absent"),
      duration_s: amount("s", "longest it can be held"),
      notice_s: amount("s", "least time from dispatch to change"),
      recovery_s: amount("s", "pause before it can be asked again"),
      rebound_fraction: {
        ...amount("fraction", "energy that comes back afterwards, of what was shifted"),
        maximum: 3,
      },
      ramp_w_per_s: amount("W/s", "fastest change"),
      energy_budget_wh: amount("Wh", "most energy until `end` of the window"),
      activations_left: count(0, "how often it can still be asked in the present week"),
      price: price("what the building wants for it"),
      certainty: choice(
        ["firm", "conditional", "statistical"],
        "`firm`: held in 95 of 100 cases; `conditional`: on what `source_ref` says; `statistical`: in a crowd only",
      ),
    },
    required: [
      "capacity_w",
      "duration_s",
      "notice_s",
      "recovery_s",
      "rebound_fraction",
      "ramp_w_per_s",
      "energy_budget_wh",
      "certainty",
    ],
  }) as const;

/** What a building can do on request (C-30; community-domain 2.5), per direction. */
export const flexibilitySchema = {
  title: "flexibility envelope",
  type: "object",
  properties: {
    start: moment("when the window begins"),
    end: moment("when it ends"),
    up: directionOffer("less net import or more export; absent when not known"),
    down: directionOffer("more net import; absent when not known"),
    ders: { type: "array", maxItems: 64, description: "ids of the DERs it rests on", items: key("one id") },
  },
  required: ["start", "end"],
} as const;
