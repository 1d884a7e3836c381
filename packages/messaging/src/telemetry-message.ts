import type { DerKind, FieldValue, ReadingFields } from "@sourceful/domain";
import { DER_KINDS } from "@sourceful/domain";
import { TELEMETRY_SCHEMAS, type TelemetryMessage } from "./telemetry-schemas.ts";
import { toWireValue, type WireType } from "./wire-value.ts";

export interface TelemetryContext {
  /** Make of the device; "" when unknown. */
  make: string;
  /** End of the reading, Unix epoch in ms; sent in whole seconds, rounded down. */
  atMs: number;
  /** How long the reading took, ms; sent rounded to a whole number. */
  readTimeMs: number;
  /** Told of each field that could not be sent. */
  onDrop?: (drop: TelemetryDrop) => void;
}

export interface TelemetryDrop {
  field: string;
  /**
   * `not_sendable`: NaN, infinite, of another type than the key, or too large for it. `reserved_name`: an
   * unknown field with the name of a key the message has for something else.
   */
  reason: "not_sendable" | "reserved_name";
}

/**
 * The telemetry message of one reading: the kind's keys in the schema's order, then fields we do not know
 * under their own names. `fields` are canonical (`canonicalFields` of domain) and already checked. A field
 * that is absent has no key, a true zero is sent, a value JSON cannot carry is dropped.
 */
export function telemetryMessage<K extends DerKind>(
  kind: K,
  fields: ReadingFields,
  { make, atMs, readTimeMs, onDrop }: TelemetryContext,
): TelemetryMessage<K> {
  const message: Record<string, FieldValue> = {
    type: kind,
    timestamp: Math.floor(atMs / 1000),
    read_time_ms: Math.max(0, Math.round(readTimeMs)),
    make,
  };
  const { known, reserved, hasStrings } = LAYOUTS[kind];
  const put = (field: string, key: string, type: WireType) => {
    const value = toWireValue(type, fields[field] as FieldValue);
    if (value === undefined) onDrop?.({ field, reason: "not_sendable" });
    else message[key] = value;
  };
  for (const [field, { key, type }] of known) if (Object.hasOwn(fields, field)) put(field, key, type);
  for (const field of Object.keys(fields)) {
    if (known.has(field)) continue;
    if (hasStrings && MPPT_FIELD.test(field)) put(field, toMpptKey(field), "number");
    else if (reserved.has(foldCase(field))) onDrop?.({ field, reason: "reserved_name" });
    else put(field, field, "any");
  }
  return message as TelemetryMessage<K>;
}

interface Layout {
  /** By canonical field, in the order of the wire. */
  known: ReadonlyMap<string, { key: string; type: WireType }>;
  /** Names no unknown field may take, in folded case. */
  reserved: ReadonlySet<string>;
  /** The kind has DC strings: `mpptN_…`, any N. */
  hasStrings: boolean;
}

const MPPT_FIELD = /^mppt\d+_[vaw]$/;

const LAYOUTS = Object.fromEntries(
  DER_KINDS.map((kind): [DerKind, Layout] => {
    const schema = TELEMETRY_SCHEMAS[kind];
    const properties = Object.entries(schema.properties);
    const known = new Map<string, { key: string; type: WireType }>();
    for (const [key, property] of properties) {
      if ("x-field" in property) known.set(property["x-field"], { key, type: property.type });
    }
    const reserved = new Set([...properties.map(([key]) => foldCase(key)), "__proto__"]);
    return [kind, { known, reserved, hasStrings: "patternProperties" in schema }];
  }),
) as Record<DerKind, Layout>;

function toMpptKey(field: string): string {
  return field.slice(0, -1) + field.slice(-1).toUpperCase();
}

/** Go peers match keys without regard to case, by Unicode folding: `ſoc` would land in `SoC`. */
function foldCase(name: string): string {
  return name.toUpperCase().toLowerCase();
}
