import { amount, choice, count, direction, key, moment, price } from "./wire-parts.ts";

/** What FLEXUS asks the community for (UFTP FlexRequest, OpenADR event). */
export const flexusRequestSchema = {
  title: "FLEXUS request",
  type: "object",
  properties: {
    id: key("names the request"),
    revision: count(1, "rises when it changes; the latest counts"),
    service: choice(
      ["FS-DR", "FS-FRQ", "FS-VLT", "FS-RSV", "FS-THM", "FS-BTM", "FS-MKT", "FS-P2P"],
      "kind of flexibility service",
    ),
    zone: key("zone whose flow is to change; the whole community when absent"),
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
          power_w: amount("W", "change of power that is wanted"),
        },
        required: ["start", "end", "power_w"],
      },
    },
    response_deadline: moment("an offer counts until then"),
    price: price("what is paid"),
  },
  required: ["id", "revision", "service", "direction", "intervals", "response_deadline"],
} as const;
