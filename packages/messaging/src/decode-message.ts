import { errorMessage, isDerKind } from "@sourceful/domain";
import type { FromSchema } from "json-schema-to-ts";
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
import type {
  controlAckSchema,
  controlCommandSchema,
  controlHeartbeatSchema,
  gatewayEventSchema,
} from "./schemas/control-schemas.ts";
import type { siteLimitAckSchema, siteLimitSchema } from "./schemas/site-schemas.ts";
import type {
  upstreamAckSchema,
  upstreamFetchedSchema,
  upstreamFetchSchema,
} from "./schemas/upstream-schemas.ts";
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
export type UpstreamFetched = FromSchema<typeof upstreamFetchedSchema>;

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

/** Messages of the original's peers, which may write null for what they do not set (edge-node contract, Go-JSON rules). */
const NULL_IS_ABSENT: readonly (keyof Messages)[] = ["controlCommand", "controlHeartbeat"];

/**
 * Reads a message of that kind. Keys we do not know are kept; a known key of another type than its schema
 * says, or a required one that is missing, makes the message a problem, never a repaired value. In commands and
 * heartbeats a key that is null is one that is not there.
 */
export function decodeMessage<K extends keyof Messages>(kind: K, payload: Uint8Array): Decoded<Messages[K]> {
  const json = parseJson(payload);
  if (!json.ok) return json;
  return validate(kind, NULL_IS_ABSENT.includes(kind) ? withoutNulls(json.message) : json.message);
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

function withoutNulls(data: unknown): unknown {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
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
