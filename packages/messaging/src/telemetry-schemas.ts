import type { DerKind } from "@sourceful/domain";
import type { FromSchema } from "json-schema-to-ts";
import { batterySchema } from "./schemas/battery-schema.ts";
import { evSchema } from "./schemas/ev-schema.ts";
import { inverterSchema } from "./schemas/inverter-schema.ts";
import { meterSchema } from "./schemas/meter-schema.ts";
import { pvSchema } from "./schemas/pv-schema.ts";
import { v2xChargerSchema } from "./schemas/v2x-charger-schema.ts";
import { vehicleSchema } from "./schemas/vehicle-schema.ts";

/**
 * JSON Schema (2020-12) of the telemetry of each kind of DER. The order of `properties` is the order on the
 * wire; `x-field` names the canonical field a key is filled from, `x-unit` its unit. Keys that are not
 * listed may follow: what a driver emits beyond them is published under its own name.
 */
export const TELEMETRY_SCHEMAS = {
  meter: meterSchema,
  pv: pvSchema,
  battery: batterySchema,
  v2x_charger: v2xChargerSchema,
  ev: evSchema,
  inverter: inverterSchema,
  vehicle: vehicleSchema,
} as const satisfies Record<DerKind, object>;

interface TelemetryByKind {
  meter: FromSchema<typeof meterSchema>;
  pv: FromSchema<typeof pvSchema>;
  battery: FromSchema<typeof batterySchema>;
  v2x_charger: FromSchema<typeof v2xChargerSchema>;
  ev: FromSchema<typeof evSchema>;
  inverter: FromSchema<typeof inverterSchema>;
  vehicle: FromSchema<typeof vehicleSchema>;
}

/** Telemetry of one DER as it is on the wire; a value that is not known has no key. */
export type TelemetryMessage<K extends DerKind = DerKind> = TelemetryByKind[K];
