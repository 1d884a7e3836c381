import { key, moment, share } from "./wire-parts.ts";

/** What FLEXUS takes of an offer (UFTP FlexOrder), or gives back. */
export const flexusOrderSchema = {
  title: "FLEXUS order",
  type: "object",
  properties: {
    id: key("names the order"),
    offer: key("the offer it takes"),
    activation_fraction: share("how much of it; 0 takes the order back"),
    start: moment("first moment it is wanted; the offer's when absent"),
    end: moment("last moment it is wanted; the offer's when absent"),
    response_deadline: moment("when an answer that has not come counts as none"),
  },
  required: ["id", "offer", "activation_fraction", "response_deadline"],
} as const;
