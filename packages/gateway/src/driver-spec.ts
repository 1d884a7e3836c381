import type { FieldValue } from "@sourceful/domain";
import type { DriverEntry } from "@sourceful/drivers";
import type { DriverSpec } from "@sourceful/luarunner";
import type { DeviceConfig } from "./device-config.ts";
import { deviceGrants, type GrantSources } from "./device-grants.ts";

/**
 * What the device plane needs to run a device's driver. Without a description (see `DriverDescriptions`) the
 * protocol is that of the manifest, or Modbus.
 */
export function driverSpec(
  device: DeviceConfig,
  driver: DriverEntry,
  { description, certificates }: Partial<Omit<GrantSources, "driver">> = {},
): DriverSpec {
  const said = description ?? { protocol: driver.manifest?.protocol || "modbus", functions: [] };
  const grants = deviceGrants(device, { driver, description: said, certificates });
  return { deviceId: device.sn, driverName: driver.name, source: driver.source, grants };
}

/**
 * The table `driver_init` gets (driver-host reference, section 2): what the operator set and nothing else, so
 * that `config.port or 80` in a driver does what it says. `secrets` are what the driver had kept; they win.
 */
export function driverConfig(
  device: DeviceConfig,
  gatewaySerial: string,
  secrets: Readonly<Record<string, string>> = {},
): Record<string, FieldValue> {
  const { sn, host, port, unit_id, username, password, ders, type, profile } = device;
  const named = { host, port, unit_id, sn, username, password, ders, type, profile };
  const isSet = (value: unknown) => value !== undefined && value !== null && value !== "" && value !== 0;
  const own = Object.entries(named).filter(([, value]) => isSet(value));
  const extra = Object.entries(device.config ?? {}).filter(([, value]) => value !== null);
  // Everything comes from JSON, so it is a FieldValue.
  const entries = [...own, ["gateway_serial", gatewaySerial], ...extra, ...Object.entries(secrets)];
  return Object.fromEntries(entries) as Record<string, FieldValue>;
}
