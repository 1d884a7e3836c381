import type { FromSchema } from "json-schema-to-ts";
import type { DEVICES_SCHEMA } from "./devices-schema.ts";

/** One device of devices.json, with the names of the file. */
export type DeviceConfig = FromSchema<
  typeof DEVICES_SCHEMA,
  { keepDefaultedPropertiesOptional: true }
>["devices"][number];

/** Kinds of DER the operator enabled, in the order of the file; empty when nothing was said. */
export function enabledDers({ ders = [] }: DeviceConfig): string[] {
  return ders.filter(({ enabled }) => enabled === true).map(({ type }) => type);
}

/** Whether telemetry of a kind is published: everything, unless the operator listed kinds (contract 3.5). */
export function isPublished({ ders = [] }: DeviceConfig, kind: string): boolean {
  return ders.length === 0 || ders.some(({ type, enabled }) => type === kind && enabled === true);
}
