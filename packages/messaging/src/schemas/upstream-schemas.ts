const position = (description: string) =>
  ({
    type: "object",
    description,
    properties: {
      epoch: {
        type: "integer",
        minimum: 1,
        "x-unit": "1",
        description: "the record's numbering; equal or not, nothing else",
      },
      seq: {
        type: "integer",
        minimum: 0,
        "x-unit": "1",
        description: "number within it; 0 is before the first",
      },
    },
    required: ["epoch", "seq"],
  }) as const;

const receiver = {
  type: "string",
  pattern: "^[a-z0-9][a-z0-9-]{0,31}$",
  description: "the receiver's name, the same after a restart: lower-case letters, digits, hyphens",
} as const;

/** What a receiver has on disk (ours; not in the contract). */
export const upstreamAckSchema = {
  title: "upstream ack",
  type: "object",
  properties: {
    receiver,
    epoch: position("").properties.epoch,
    seq: {
      type: "integer",
      minimum: 0,
      description: "everything before it, and it, survives a power cut there or was told to be missing",
    },
  },
  required: ["receiver", "epoch", "seq"],
} as const;

/** A question for a stretch of the record (ours; not in the contract). */
export const upstreamFetchSchema = {
  title: "upstream fetch",
  type: "object",
  properties: {
    receiver,
    id: {
      type: "string",
      pattern: "^[!-~]{1,64}$",
      description: "names the question; the answer carries it",
    },
    after: position("what follows this; from the oldest there is when absent"),
    limit: {
      type: "integer",
      minimum: 1,
      description: "most records wanted; the gateway sends 4096 at most",
    },
    latest: {
      type: "boolean",
      description: "whether the latest of each subject is wanted first, when there is more than `limit`",
    },
  },
  required: ["receiver", "id", "limit"],
} as const;

/** How a question for a stretch of the record ended (ours; not in the contract). */
export const upstreamFetchedSchema = {
  title: "upstream fetched",
  type: "object",
  properties: {
    id: { type: "string", description: "the question's" },
    after: position("the question's; absent when it had none"),
    records: {
      type: "integer",
      minimum: 0,
      "x-unit": "1",
      description: "how many were sent, those of `latest` not counted",
    },
    missing: {
      type: "array",
      description: "what is in the stretch and does not exist any more, ascending",
      items: {
        type: "object",
        properties: {
          from_seq: { type: "integer", minimum: 1, "x-unit": "1", description: "first of them" },
          to_seq: { type: "integer", minimum: 1, "x-unit": "1", description: "last of them" },
          reason: {
            type: "string",
            enum: ["dropped", "damaged"],
            description: "`dropped`: too old or too much for the disk; `damaged`: the disk lost them",
          },
        },
        required: ["from_seq", "to_seq", "reason"],
      },
    },
    through: position(
      "where the stretch ends: what comes next follows this; all its records are of this epoch; absent when there is no record",
    ),
    digest: {
      type: "string",
      pattern: "^[\\w-]{43}$",
      description:
        "SHA-256, base64url, of the records in order, each as `{epoch} {seq} {bytes of data} {subject}`, a line feed, and the data; absent when none were sent",
    },
    last: position("the newest there was; absent when there is no record"),
    is_unknown: {
      type: "boolean",
      description:
        "true when the epoch of `after` is none of this gateway's any more, and the oldest there is was sent",
    },
    failure: { type: "string", description: "why nothing was sent; absent otherwise" },
  },
  required: ["id", "records", "missing"],
} as const;
