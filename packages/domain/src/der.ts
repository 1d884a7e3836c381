/** Kinds of distributed energy resource that a driver can emit. */
export const DER_KINDS = ["meter", "pv", "battery", "v2x_charger", "ev", "inverter", "vehicle"] as const;

export type DerKind = (typeof DER_KINDS)[number];

export function isDerKind(text: string): text is DerKind {
  return (DER_KINDS as readonly string[]).includes(text);
}

/** What a driver may put into a field. */
export type FieldValue = number | string | boolean | FieldValue[] | { [key: string]: FieldValue };

/** Telemetry of one DER by canonical field name; a value that is not known has no key. */
export type ReadingFields = { [name: string]: FieldValue };
