/**
 * A command to one DER (edge-node contract 4.1). The peer's numbers may carry fractions; `id` and `action`
 * are required, because a command that cannot be acknowledged or says nothing must not be run.
 */
export const controlCommandSchema = {
  title: "control command",
  type: "object",
  properties: {
    id: {
      type: "string",
      minLength: 1,
      maxLength: 200,
      description: "names the command, and is used once: a second one with it gets the first one's ack",
    },
    v: { type: "number", description: "version of the format" },
    ts: { type: "number", "x-unit": "ms", description: "when it was sent, Unix epoch" },
    src: { type: "string", maxLength: 200, description: "who sent it; the driver sees it as `source`" },
    action: {
      type: "string",
      minLength: 1,
      maxLength: 200,
      description:
        "what to do: `init`, `battery`, `curtail`, `curtail_disable`, `deinit`, or what the driver knows",
    },
    power_w: { type: "number", "x-unit": "W", description: "set-point, sign as the DER's W; absent is 0" },
    duration_ms: {
      type: "number",
      minimum: 0,
      "x-unit": "ms",
      description: "how long it holds before the DER returns to its default mode; 0 is open-ended",
    },
    expires_at: {
      type: "number",
      minimum: 0,
      "x-unit": "ms",
      description: "not to be run after this, Unix epoch; 0 is never",
    },
  },
  required: ["id", "action"],
} as const;

/** The answer to a command (edge-node contract 4.2). */
export const controlAckSchema = {
  title: "control ack",
  type: "object",
  properties: {
    id: { type: "string", minLength: 1, description: "names the ack, a random UUID" },
    v: { type: "integer", description: "version of the format: 1" },
    ts: { type: "integer", "x-unit": "ms", description: "when it was sent, Unix epoch" },
    src: { type: "string", description: "who sent it: `hugin-gateway`" },
    ref: { type: "string", description: "id of the command" },
    status: {
      type: "string",
      enum: ["ack", "executed", "failed"],
      description: "`ack` received, then `executed` or `failed`",
    },
    error: { type: "string", description: "why it failed; absent otherwise" },
    code: { type: "string", description: "kind of failure, from the list below; absent when there was none" },
  },
  required: ["id", "v", "ts", "src", "ref", "status"],
} as const;

/** Sign of life of whoever controls a DER (edge-node contract 4.3). */
export const controlHeartbeatSchema = {
  title: "control heartbeat",
  type: "object",
  properties: {
    id: { type: "string", description: "names the heartbeat" },
    v: { type: "number", description: "version of the format" },
    ts: { type: "number", "x-unit": "ms", description: "when it was sent, Unix epoch" },
    src: { type: "string", maxLength: 200, description: "who sent it; feeds what it holds, nothing else" },
  },
  required: ["src", "ts"],
} as const;

/** Something happened that others should hear of (ours; the original named the subject and never used it). */
export const gatewayEventSchema = {
  title: "gateway event",
  type: "object",
  properties: {
    v: { type: "integer", description: "version of the format: 1" },
    ts: { type: "integer", "x-unit": "ms", description: "when it happened, Unix epoch" },
    type: {
      type: "string",
      minLength: 1,
      description:
        "`failsafe_entered`, `failsafe_left`, `default_unconfirmed`, `default_confirmed`, `master_refused`, or another",
    },
    device: { type: "string", description: "the device's id, when it is about one" },
    der: { type: "string", description: "kind of DER, when it is about one" },
    src: { type: "string", description: "who was refused, fell silent or came back" },
    holder: { type: "string", description: "who holds the DER, when somebody does" },
    reason: { type: "string", description: "why, one line" },
  },
  required: ["v", "ts", "type"],
} as const;
