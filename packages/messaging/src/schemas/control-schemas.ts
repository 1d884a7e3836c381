/**
 * A command to one DER (edge-node contract 4.1). The peer's numbers may carry fractions; `id` and `action`
 * are required, because a command that cannot be acknowledged or says nothing must not be run.
 */
export const controlCommandSchema = {
  title: "control command",
  type: "object",
  properties: {
    id: { type: "string", minLength: 1, description: "names the command; acks carry it as `ref`" },
    v: { type: "number", description: "version of the format" },
    ts: { type: "number", "x-unit": "ms", description: "when it was sent, Unix epoch" },
    src: { type: "string", description: "who sent it; the driver sees it as `source`" },
    action: {
      type: "string",
      minLength: 1,
      description:
        "what to do: `init`, `battery`, `curtail`, `curtail_disable`, `deinit`, or what the driver knows",
    },
    power_w: { type: "number", "x-unit": "W", description: "set-point, sign as the DER's W" },
    duration_ms: {
      type: "number",
      minimum: 0,
      "x-unit": "ms",
      description: "how long it holds; 0 is open-ended",
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
    src: { type: "string", description: "who sent it" },
  },
  required: ["src", "ts"],
} as const;
