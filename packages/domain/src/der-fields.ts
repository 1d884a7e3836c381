import type { DerKind, FieldValue, ReadingFields } from "./der.ts";

export type Unit = "W" | "V" | "A" | "Hz" | "Wh" | "°C" | "fraction" | "%" | "min" | "bool" | "text" | "";

export interface FieldDefinition {
  /** Canonical name, lower case with its unit as suffix where it has one. */
  readonly name: string;
  readonly unit: Unit;
  /** Other spellings drivers use, compared without regard to case. */
  readonly aliases?: readonly string[];
  /** Smallest and largest value that can be true; outside it the field is rejected, never clamped. */
  readonly min?: number;
  readonly max?: number;
}

const PHASES: readonly FieldDefinition[] = ["l1", "l2", "l3"].flatMap((phase): FieldDefinition[] => [
  { name: `${phase}_w`, unit: "W" },
  { name: `${phase}_v`, unit: "V", min: 0 },
  { name: `${phase}_a`, unit: "A" },
]);
const FREQUENCY: FieldDefinition = { name: "freq_hz", unit: "Hz", aliases: ["hz"], min: 0, max: 100 };
const TEMPERATURE: FieldDefinition = {
  name: "temp_c",
  unit: "°C",
  aliases: ["temperature_c", "heatsink_c"],
  min: -273.15,
};
const RATED: FieldDefinition = { name: "rated_power_w", unit: "W", aliases: ["rated_w"], min: 0 };
const VOLTAGE: FieldDefinition = { name: "v", unit: "V" };
const CURRENT: FieldDefinition = { name: "a", unit: "A" };
const LIMITS: readonly FieldDefinition[] = [
  { name: "upper_limit_w", unit: "W" },
  { name: "lower_limit_w", unit: "W" },
];
const counter = (name: string, ...aliases: string[]): FieldDefinition => ({
  name,
  unit: "Wh",
  min: 0,
  aliases,
});

/**
 * Known fields per kind. Signs: positive power flows into the site, so meter + import / − export,
 * pv <= 0, battery and v2x + charge / − discharge, ev >= 0; inverter is the power of its AC stage.
 */
export const DER_FIELDS: Readonly<Record<DerKind, readonly FieldDefinition[]>> = {
  meter: [
    { name: "w", unit: "W" },
    FREQUENCY,
    ...PHASES,
    counter("total_import_wh", "import_wh"),
    counter("total_export_wh", "export_wh"),
  ],
  pv: [
    { name: "w", unit: "W", max: 0 },
    FREQUENCY,
    ...PHASES,
    VOLTAGE,
    CURRENT,
    { name: "hv_lv", unit: "" },
    TEMPERATURE,
    RATED,
    ...LIMITS,
    { name: "dc_w", unit: "W" },
    counter("total_generation_wh", "lifetime_wh"),
  ],
  battery: [
    { name: "w", unit: "W" },
    VOLTAGE,
    CURRENT,
    { name: "soc", unit: "fraction", aliases: ["soc_nom_fract"], min: 0, max: 1 },
    TEMPERATURE,
    RATED,
    ...LIMITS,
    { name: "capacity_wh", unit: "Wh", min: 0 },
    { name: "available_charge_w", unit: "W" },
    { name: "available_discharge_w", unit: "W" },
    { name: "available_charge_wh", unit: "Wh" },
    { name: "available_discharge_wh", unit: "Wh" },
    counter("total_charge_wh", "charge_wh"),
    counter("total_discharge_wh", "discharge_wh"),
  ],
  v2x_charger: [
    { name: "w", unit: "W" },
    CURRENT,
    VOLTAGE,
    FREQUENCY,
    ...PHASES,
    { name: "dc_w", unit: "W" },
    { name: "dc_a", unit: "A" },
    { name: "dc_v", unit: "V" },
    { name: "vehicle_soc_fract", unit: "fraction", aliases: ["vehicle_soc"], min: 0, max: 1 },
    counter("session_charge_wh"),
    counter("session_discharge_wh"),
    counter("total_charge_wh"),
    counter("total_discharge_wh"),
    ...LIMITS,
    { name: "capacity_wh", unit: "Wh", min: 0 },
    RATED,
    { name: "charge_power_min_w", unit: "W" },
    { name: "charge_power_max_w", unit: "W" },
    { name: "discharge_power_min_w", unit: "W" },
    { name: "discharge_power_max_w", unit: "W" },
    { name: "ev_min_energy_req_wh", unit: "Wh" },
    { name: "ev_max_energy_req_wh", unit: "Wh" },
    { name: "status", unit: "text" },
    { name: "protocol", unit: "text" },
    { name: "control_mode", unit: "text" },
    { name: "plug_connected", unit: "bool" },
  ],
  ev: [
    { name: "w", unit: "W", min: 0 },
    ...PHASES,
    { name: "max_a", unit: "A", min: 0 },
    { name: "phases", unit: "" },
    { name: "charging", unit: "bool" },
    { name: "connected", unit: "bool" },
    counter("session_charge_wh", "session_wh"),
    counter("total_charge_wh", "lifetime_wh"),
  ],
  inverter: [
    { name: "w", unit: "W" },
    FREQUENCY,
    ...PHASES,
    TEMPERATURE,
    RATED,
    { name: "available_export_w", unit: "W" },
    { name: "available_import_w", unit: "W" },
  ],
  vehicle: [
    { name: "soc", unit: "%", min: 0, max: 100 },
    { name: "charge_limit_pct", unit: "%", min: 0, max: 100 },
    { name: "charge_amps", unit: "A" },
    { name: "charger_actual_current", unit: "A" },
    { name: "charging_state", unit: "text" },
    { name: "time_to_full_min", unit: "min" },
    { name: "stale", unit: "bool" },
  ],
};

/** One DC string of an inverter: `mppt1_v`, `mppt2_a`, `mppt3_w` and so on, any number of strings. */
const MPPT_FIELD = /^mppt\d+_[vaw]$/;

const bySpelling = Object.fromEntries(
  Object.entries(DER_FIELDS).map(([kind, definitions]) => [
    kind,
    new Map(
      definitions.flatMap((definition) =>
        [definition.name, ...(definition.aliases ?? [])].map((spelling) => [spelling, definition] as const),
      ),
    ),
  ]),
) as Record<DerKind, Map<string, FieldDefinition>>;

/** The definition of a field by any of its spellings, or undefined for a field we do not know. */
export function findField(kind: DerKind, spelling: string): FieldDefinition | undefined {
  const lower = spelling.toLowerCase();
  const known = bySpelling[kind].get(lower);
  if (known) return known;
  if (!MPPT_FIELD.test(lower)) return undefined;
  const unit = ({ v: "V", a: "A", w: "W" } as const)[lower.at(-1) as "v" | "a" | "w"];
  return { name: lower, unit };
}

/**
 * Folds both dialects of drivers into canonical names (W → w, SoC_nom_fract → soc, import_wh →
 * total_import_wh). Where a driver gives several spellings of one field the canonical one wins, then the
 * first in order. Unknown fields keep their name and value.
 */
export function canonicalFields(kind: DerKind, raw: Readonly<Record<string, FieldValue>>): ReadingFields {
  const fields = new Map<string, FieldValue>();
  for (const [key, value] of Object.entries(raw)) {
    const name = findField(kind, key)?.name ?? key;
    const isCanonicalSpelling = name === key;
    if (isCanonicalSpelling || !fields.has(name)) fields.set(name, value);
  }
  // Not by assignment, which would make a field called __proto__ vanish.
  return Object.fromEntries(fields);
}
