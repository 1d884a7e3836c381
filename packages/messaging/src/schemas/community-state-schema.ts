/** How a gateway is doing as a building of its community, in its state. */
export const communityStateSchema = {
  type: "object",
  description: "the building in its community; absent when it is in none",
  properties: {
    community: { type: "string", description: "the community" },
    connected: {
      type: "boolean",
      description: "its node was heard, by a signature that is believed, within three of its heartbeats",
    },
    heard_s: {
      type: "integer",
      "x-unit": "s",
      description: "when its node was last heard, Unix epoch; absent before the first time",
    },
    mode: { type: "string", description: "`full`, `conservative`, `local` or `safe`" },
    boot: { type: "integer", description: "number of this start, in what the building signs" },
    last_seq: { type: "integer", description: "what it signed last of its record; 0 before the first" },
    key_epoch: { type: "integer", description: "which of its keys signs" },
    backlog: {
      type: "integer",
      description: "messages on disk that no receiver has stored yet; absent before the first receiver",
    },
    rejected: { type: "integer", description: "messages since the start that were not received as `OK`" },
    last_reception: {
      type: "object",
      description: "how a message was received, the latest that is known; absent before the first",
      properties: {
        boot: { type: "integer", description: "the message's" },
        seq: { type: "integer", description: "the message's" },
        code: { type: "string", description: "`OK`, or why not" },
        reason: { type: "string", description: "the same for people" },
        at_s: { type: "integer", "x-unit": "s", description: "when it was said, Unix epoch" },
      },
      required: ["boot", "seq", "code", "at_s"],
    },
    problem: { type: "string", description: "why the community.json that is there is not in force" },
    journal_failure: {
      type: "string",
      description: "why what it says cannot be stored now; absent while it can",
    },
  },
  required: ["community", "connected", "mode", "boot", "last_seq", "key_epoch", "rejected"],
} as const;
