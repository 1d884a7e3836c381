import { amount, count, direction, key, moment, price, share } from "./wire-parts.ts";

/** What the community offers, as one: no building is named (UFTP FlexOffer; community-anchors row 28). */
export const flexusOfferSchema = {
  title: "FLEXUS offer",
  type: "object",
  properties: {
    id: key("names the offer"),
    request: key("the request it answers; absent when unasked"),
    request_revision: count(1, "of the request"),
    zone: key("zone it is about; the whole community when absent"),
    direction,
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
          firm_w: amount("W", "change of power that is sure"),
          probable_w: amount("W", "what comes on top, likely"),
          binding: key("constraint that keeps it from being more"),
        },
        required: ["start", "end", "firm_w"],
      },
    },
    min_activation_fraction: share("least part that can be ordered"),
    valid_until: moment("an order counts until then"),
    price: price("what the community wants for it"),
  },
  required: ["id", "direction", "intervals", "min_activation_fraction", "valid_until"],
} as const;
