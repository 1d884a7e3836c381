import { errorMessage, isDerKind } from "@sourceful/domain";
import type { FromSchema } from "json-schema-to-ts";
import type { UpstreamFetched } from "./community/message-bodies.ts";
import type { GatewayState } from "./gateway-state-message.ts";
import {
  battery,
  controlAck,
  controlCommand,
  controlHeartbeat,
  ev,
  gatewayEvent,
  gatewayState,
  inverter,
  meter,
  metrics,
  pv,
  siteLimit,
  siteLimitAck,
  upstreamAck,
  upstreamFetch,
  upstreamFetched,
  v2x_charger,
  vehicle,
} from "./generated/validators.ts";
import type { MetricsMessage } from "./metrics-message.ts";
import { describeSchemaErrors, type SchemaProblem } from "./schema-problem.ts";
import {
  type controlAckSchema,
  controlCommandSchema,
  controlHeartbeatSchema,
  type gatewayEventSchema,
} from "./schemas/control-schemas.ts";
import type { siteLimitAckSchema, siteLimitSchema } from "./schemas/site-schemas.ts";
import type { upstreamAckSchema, upstreamFetchSchema } from "./schemas/upstream-schemas.ts";
import type { TelemetryMessage } from "./telemetry-schemas.ts";

/** What was received, or everything that is wrong with it. */
export type Decoded<T> =
  | { readonly ok: true; readonly message: T }
  | { readonly ok: false; readonly problems: readonly SchemaProblem[] };

export type ControlCommand = FromSchema<typeof controlCommandSchema>;
export type ControlAck = FromSchema<typeof controlAckSchema>;
export type ControlHeartbeat = FromSchema<typeof controlHeartbeatSchema>;
export type GatewayEvent = FromSchema<typeof gatewayEventSchema>;

export type SiteLimit = FromSchema<typeof siteLimitSchema>;
export type SiteLimitAck = FromSchema<typeof siteLimitAckSchema>;

export type UpstreamAck = FromSchema<typeof upstreamAckSchema>;
export type UpstreamFetch = FromSchema<typeof upstreamFetchSchema>;

/** Every message that has a schema, by the name of the schema. */
type Messages = { [K in TelemetryMessage["type"]]: TelemetryMessage<K> } & {
  metrics: MetricsMessage;
  gatewayState: GatewayState;
  controlCommand: ControlCommand;
  controlAck: ControlAck;
  controlHeartbeat: ControlHeartbeat;
  gatewayEvent: GatewayEvent;
  siteLimit: SiteLimit;
  siteLimitAck: SiteLimitAck;
  upstreamAck: UpstreamAck;
  upstreamFetch: UpstreamFetch;
  upstreamFetched: UpstreamFetched;
};

const VALIDATORS = {
  meter,
  pv,
  battery,
  v2x_charger,
  ev,
  inverter,
  vehicle,
  metrics,
  gatewayState,
  controlCommand,
  controlAck,
  controlHeartbeat,
  gatewayEvent,
  siteLimit,
  siteLimitAck,
  upstreamAck,
  upstreamFetch,
  upstreamFetched,
} as const;

/**
 * Messages of the original's peers, with their keys. Go writes null for what is not set and reads keys whatever
 * their case, so both are taken as they are meant (edge-node contract, Go-JSON rules).
 */
const GO_KEYS: { readonly [Kind in keyof Messages]?: readonly string[] } = {
  controlCommand: Object.keys(controlCommandSchema.properties),
  controlHeartbeat: Object.keys(controlHeartbeatSchema.properties),
};

/**
 * Reads a message of that kind. Keys we do not know are kept; a known key of another type than its schema
 * says, or a required one that is missing, makes the message a problem, never a repaired value. In commands and
 * heartbeats a key that is null is one that is not there, and a key in other case is that key.
 */
export function decodeMessage<K extends keyof Messages>(kind: K, payload: Uint8Array): Decoded<Messages[K]> {
  const json = parseJson(payload);
  if (!json.ok) return json;
  const keys = GO_KEYS[kind];
  return validate(kind, keys ? asGoReads(json.message, keys) : json.message);
}

/** Reads a telemetry message of whatever kind it says it is; otherwise as `decodeMessage`. */
export function decodeTelemetry(payload: Uint8Array): Decoded<TelemetryMessage> {
  const json = parseJson(payload);
  if (!json.ok) return json;
  const kind = findType(json.message);
  return typeof kind === "string" && isDerKind(kind)
    ? validate(kind, json.message)
    : refuse("type", "is not a kind of DER");
}

function validate<K extends keyof Messages>(kind: K, data: unknown): Decoded<Messages[K]> {
  const isValid = VALIDATORS[kind];
  if (isValid(data)) return { ok: true, message: data as Messages[K] };
  return { ok: false, problems: describeSchemaErrors(isValid.errors ?? []) };
}

function asGoReads(data: unknown, known: readonly string[]): unknown {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
  const given = Object.entries(data).filter(([, value]) => value !== null);
  const read = given.map(([key, value]) => {
    const meant = known.includes(key) ? key : known.find((name) => name === key.toLowerCase());
    return [meant ?? key, value] as const;
  });
  // A key in its own case goes before others.
  return Object.fromEntries([...read, ...given.filter(([key]) => known.includes(key))]);
}

function findType(data: unknown): unknown {
  return typeof data === "object" && data !== null && "type" in data ? data.type : undefined;
}

// Bytes that are not UTF-8 must not turn into text that looks right.
const decoder = new TextDecoder("utf-8", { fatal: true });

function parseJson(payload: Uint8Array): Decoded<unknown> {
  try {
    return { ok: true, message: JSON.parse(decoder.decode(payload)) };
  } catch (thrown) {
    return refuse("", `is not JSON: ${errorMessage(thrown)}`);
  }
}

function refuse(path: string, message: string): Decoded<never> {
  return { ok: false, problems: [{ path, message }] };
}
