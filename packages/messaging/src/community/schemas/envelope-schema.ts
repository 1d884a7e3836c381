import { choice, count, DATA_CLASSES, key, moment, nodeName } from "./wire-parts.ts";

/**
 * What every message between building, community and FLEXUS is wrapped in (issue 6, section 1; C-34 A4). The
 * first six members come in this order and nothing else before them: with them the key is found, before
 * anything is parsed. `sig` follows as the last one.
 */
export const envelopeSchema = {
  title: "signed envelope",
  type: "object",
  properties: {
    schema: key("id and major version of the body's schema"),
    community: nodeName("the community it is about"),
    sender: nodeName("who signed it: a building's serial, the community's node, or FLEXUS"),
    recipient: nodeName(
      "serial of the building it is for, or the receiver whose question it answers; absent when it is for nobody in particular",
    ),
    key_epoch: count(1, "which of the sender's keys signed it; rises with each new key"),
    record: {
      type: "object",
      description: "its place in the sender's record; absent when it is in none",
      properties: {
        epoch: count(1, "the record's numbering; equal or not, nothing else"),
        seq: count(1, "its number within it"),
      },
      required: ["epoch", "seq"],
    },
    boot: count(1, "start of the sender that issued it; rises with each"),
    seq: count(1, "1, 2, 3 … within `boot`, for each recipient"),
    ts: moment("when it became true, by the sender's clock"),
    data_class: choice(
      DATA_CLASSES,
      "`REAL` measured, `CALIBRATED` corrected by a declared method, `COMPUTED` worked out, `SYNTHETIC` generated; never changed on the way",
    ),
    source_ref: key("where it comes from: a meter, a model, a decision"),
    valid_for_ms: { ...count(0, "how long after `ts` it may be acted upon"), "x-unit": "ms" },
    idem: key("the same for everything that must have effect once"),
    body: { type: "object", description: "as `schema` says" },
  },
  required: [
    "schema",
    "community",
    "sender",
    "key_epoch",
    "boot",
    "seq",
    "ts",
    "data_class",
    "source_ref",
    "valid_for_ms",
    "idem",
    "body",
  ],
} as const;
