import { RECEPTION_CODES } from "../reception-code.ts";
import { amount, choice, count, key, words } from "./wire-parts.ts";

/** How messages of a building were received, several to a signature. Stored ones are acknowledged by the record. */
export const receptionSchema = {
  title: "reception",
  type: "object",
  properties: {
    receptions: {
      type: "array",
      minItems: 1,
      maxItems: 256,
      description: "one for each message",
      items: {
        type: "object",
        properties: {
          boot: count(1, "the message's"),
          seq: count(1, "the message's"),
          code: choice(RECEPTION_CODES, "how it was received"),
          gate: key("the check that decided"),
          reason: words("what is wrong with it"),
          retry_after_ms: amount("ms", "when it may be sent again; for `TEMPORARY_ERROR`"),
          quarantine: key("under which name it is kept for a steward"),
        },
        required: ["boot", "seq", "code"],
      },
    },
  },
  required: ["receptions"],
} as const;
