/** A name. */
export const ID = { type: "string", minLength: 1 } as const;

/** The key that whoever reports signs with. */
export const KEY = {
  type: "string",
  pattern: "^[A-Za-z0-9_-]{43}$",
  description: "Its public key, as `edge-node community id` prints it.",
} as const;

/** Which of its keys. */
export const KEY_EPOCH = {
  type: "integer",
  minimum: 1,
  default: 1,
  description: "Which of its keys that is; rises when a key is replaced.",
} as const;
