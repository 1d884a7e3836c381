import type { ProtocolFault } from "./protocol-fault.ts";

/** What a client says of itself in CONNECT. */
export interface ConnectOptions {
  /** Every command is answered with +OK. */
  isVerbose: boolean;
  /** Published subjects are checked. */
  isPedantic: boolean;
  isEchoWanted: boolean;
  isHeaderCapable: boolean;
  /** A request nobody listens to is answered with status 503. */
  wantsNoResponders: boolean;
  protocol: number;
  user?: string;
  password?: string;
  token?: string;
  /** Public key of a user, whose `signature` over INFO's nonce proves that the client has the other half. */
  nkey?: string;
  signature?: string;
  /** A user JWT of an operator, as from a credentials file. */
  jwt?: string;
  /** Names an account, which nats-server gave up and refuses. */
  account?: string;
  name?: string;
  lang?: string;
  version?: string;
}

/** What holds until CONNECT arrives, and for every field it leaves out (as in nats-server). */
export const CONNECT_DEFAULTS: ConnectOptions = Object.freeze({
  isVerbose: true,
  isPedantic: true,
  isEchoWanted: true,
  isHeaderCapable: false,
  wantsNoResponders: false,
  protocol: 0,
});

const FIELDS = {
  verbose: ["isVerbose", "boolean"],
  pedantic: ["isPedantic", "boolean"],
  echo: ["isEchoWanted", "boolean"],
  headers: ["isHeaderCapable", "boolean"],
  no_responders: ["wantsNoResponders", "boolean"],
  protocol: ["protocol", "number"],
  user: ["user", "string"],
  pass: ["password", "string"],
  auth_token: ["token", "string"],
  nkey: ["nkey", "string"],
  sig: ["signature", "string"],
  jwt: ["jwt", "string"],
  account: ["account", "string"],
  name: ["name", "string"],
  lang: ["lang", "string"],
  version: ["version", "string"],
} as const satisfies Record<string, readonly [keyof ConnectOptions, "boolean" | "number" | "string"]>;

/**
 * Reads CONNECT's JSON. Unknown fields are ignored; undefined when it is no JSON object or a known field has
 * the wrong type. Source: docs.nats.io, client protocol, CONNECT.
 */
export function parseConnectOptions(json: string): ConnectOptions | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return undefined;
  }
  // nats-server takes `null` for an empty object.
  const given = parsed ?? {};
  if (typeof given !== "object" || Array.isArray(given)) return undefined;
  const options: Record<string, unknown> = { ...CONNECT_DEFAULTS };
  for (const [key, [name, type]] of Object.entries(FIELDS)) {
    const value = (given as Record<string, unknown>)[key] ?? undefined;
    if (value === undefined) continue;
    if (typeof value !== type) return undefined;
    options[name] = value;
  }
  return options as unknown as ConnectOptions;
}

/** What is wrong with the options of a client that was let in, if anything. */
export function connectFault({
  protocol,
  wantsNoResponders,
  isHeaderCapable,
}: ConnectOptions): ProtocolFault | undefined {
  if (protocol < 0 || protocol > 1) {
    return { reason: "unknown protocol version", reply: "invalid client protocol" };
  }
  if (wantsNoResponders && !isHeaderCapable) {
    return {
      reason: "no_responders without headers",
      reply: "no responders requires headers support",
    };
  }
  return undefined;
}
