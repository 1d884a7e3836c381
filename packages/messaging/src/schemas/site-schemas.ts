/** A limit on what a building takes from or gives to the grid (EEBUS LPC and LPP over NATS; ours). */
export const siteLimitSchema = {
  title: "site limit",
  type: "object",
  properties: {
    id: {
      type: "string",
      minLength: 1,
      maxLength: 200,
      description: "names the limit; its ack carries it as `ref`",
    },
    src: { type: "string", minLength: 1, maxLength: 200, description: "the energy guard that writes it" },
    ts: { type: "number", "x-unit": "ms", description: "when it was sent, Unix epoch" },
    direction: {
      type: "string",
      enum: ["consumption", "production"],
      description: "what the building takes, or what it gives",
    },
    limit_w: {
      type: "number",
      "x-unit": "W",
      description: "0 or more for consumption, 0 or less for production; needed when active",
    },
    active: { type: "boolean", description: "false lifts the limit" },
    duration_ms: {
      type: "number",
      minimum: 0,
      "x-unit": "ms",
      description: "how long it holds; absent or 0 until it is changed",
    },
  },
  required: ["id", "src", "ts", "direction", "active"],
} as const;

/** The answer to a limit. */
export const siteLimitAckSchema = {
  title: "site limit ack",
  type: "object",
  properties: {
    id: { type: "string", minLength: 1, description: "names the ack, a random UUID" },
    v: { type: "integer", description: "version of the format: 1" },
    ts: { type: "integer", "x-unit": "ms", description: "when it was sent, Unix epoch" },
    src: { type: "string", description: "who sent it: `hugin-gateway`" },
    ref: { type: "string", description: "id of the limit" },
    status: { type: "string", enum: ["accepted", "refused"], description: "whether it is in force" },
    code: {
      type: "string",
      description:
        "why it was refused: `limit_invalid`, `no_heartbeat`, `held`, `stale`, `not_configured`, `malformed`",
    },
    error: { type: "string", description: "the same in words; absent otherwise" },
    state: { type: "string", description: "state of that direction now, as in the gateway's state" },
    applied_w: {
      type: "number",
      "x-unit": "W",
      description: "what is held to now, never negative; absent when nothing limits",
    },
  },
  required: ["id", "v", "ts", "src", "ref", "status"],
} as const;

/** What the site guard sees and does, in the gateway's state. */
export const siteStateSchema = {
  type: "object",
  description: "the grid connection and who is held back for it; absent without a site.json",
  properties: {
    meters: {
      type: "array",
      description: "the meters of circuits, the grid connection first",
      items: {
        type: "object",
        properties: {
          circuit: { type: "string", description: "the circuit" },
          sn: { type: "string", description: "the meter's device" },
          fresh: { type: "boolean", description: "false stops dispatch in that circuit" },
          age_s: {
            type: "integer",
            "x-unit": "s",
            description: "of the latest reading; absent before the first",
          },
          problem: { type: "string", description: "why it is not fresh" },
        },
        required: ["circuit", "sn", "fresh"],
      },
    },
    limits: {
      type: "array",
      description: "limits from outside, by direction",
      items: {
        type: "object",
        properties: {
          direction: { type: "string", description: "`consumption` or `production`" },
          state: {
            type: "string",
            description:
              "`init`, `unlimited_controlled`, `limited`, `failsafe` or `unlimited_autonomous`; docs/failsafe.md",
          },
          applied_w: {
            type: "number",
            "x-unit": "W",
            description: "what is held to, never negative; absent when nothing limits",
          },
          because: { type: "string", description: "what that is: `limit`, `failsafe` or `protective`" },
          circuit: { type: "string", description: "where it is held" },
          since_s: {
            type: "integer",
            "x-unit": "s",
            description: "since when it is in that state, Unix epoch",
          },
          until_s: {
            type: "integer",
            "x-unit": "s",
            description: "when that ends by itself, if nothing is heard, Unix epoch",
          },
          src: { type: "string", description: "the energy guard in charge" },
          failure: {
            type: "string",
            description: "why a restart would forget it; absent while the disk takes it",
          },
        },
        required: ["direction", "state", "circuit", "since_s"],
      },
    },
    ders: {
      type: "array",
      description: "the DERs the guard watches over",
      items: {
        type: "object",
        properties: {
          sn: { type: "string", description: "its device" },
          der: { type: "string", description: "kind of DER" },
          state: { type: "string", description: "`free`, `held` or `stood_down`" },
          set_w: { type: "number", "x-unit": "W", description: "what the guard commands, sign as its W" },
          circuit: { type: "string", description: "the circuit that binds it" },
          reason: { type: "string", description: "what binds it there, with the numbers" },
          problem: { type: "string", description: "what it could not be made to do" },
        },
        required: ["sn", "der", "state"],
      },
    },
    problem: { type: "string", description: "why the site.json that is there is not in force" },
  },
  required: ["meters", "limits", "ders"],
} as const;
