import { amount, choice, count, key, moment } from "./wire-parts.ts";

const limit = {
  type: "object",
  properties: {
    scope: choice(["connection_point", "zone"], "what is limited"),
    id: key("the connection point or zone"),
    severity: choice(
      ["advisory", "firm", "statutory"],
      "`statutory` is never violated, `firm` only with an operator's word, `advisory` costs",
    ),
    authority: choice(["dso", "tso", "operator", "regulator"], "whose limit it is"),
    primacy: count(0, "of several at one moment the lowest holds"),
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
          import_limit_w: amount("W", "most net import; unlimited by this when absent"),
          export_limit_w: amount("W", "most net export; unlimited by this when absent"),
        },
        required: ["start", "end"],
      },
    },
  },
  required: ["scope", "id", "severity", "authority", "intervals"],
} as const;

/** Import and export limits over time (CSIP-AUS opModImpLimW, opModExpLimW), per connection point or zone. */
export const flexusEnvelopeSchema = {
  title: "FLEXUS envelope",
  type: "object",
  properties: {
    id: key("names the envelope"),
    revision: count(1, "rises when it changes; the latest counts"),
    limits: { type: "array", minItems: 1, maxItems: 256, description: "all of this revision", items: limit },
  },
  required: ["id", "revision", "limits"],
} as const;
