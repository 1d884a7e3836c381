import type { FieldValue } from "@sourceful/domain";
import type { DriverEntry } from "@sourceful/drivers";
import type { DriverSpec, ModbusTarget } from "@sourceful/luarunner";
import type { DeviceConfig } from "./device-config.ts";

const MODBUS_PORT = 502;
const MODBUS_UNIT_ID = 1;

/** What the device plane needs to run a device's driver. */
export function driverSpec(device: DeviceConfig, driver: DriverEntry): DriverSpec {
  const modbus = modbusTarget(device, driver);
  return {
    deviceId: device.sn,
    driverName: driver.name,
    source: driver.source,
    ...(modbus === undefined ? {} : { grants: { modbus } }),
  };
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

/** The Modbus unit the driver may use; none without a host, or for a driver of another protocol. */
function modbusTarget({ host, port, unit_id, modbus }: DeviceConfig, driver: DriverEntry) {
  const protocol = driver.manifest?.protocol ?? "";
  if (!host || (protocol !== "" && protocol !== "modbus")) return undefined;
  const { timeout_ms, min_gap_ms, max_registers, single_write } = modbus ?? {};
  return {
    host,
    port: port || MODBUS_PORT,
    unitId: unit_id || MODBUS_UNIT_ID,
    ...(timeout_ms === undefined ? {} : { timeoutMs: timeout_ms }),
    ...(min_gap_ms === undefined ? {} : { minGapMs: min_gap_ms }),
    ...(max_registers === undefined ? {} : { maxRegisters: max_registers }),
    ...(single_write === undefined ? {} : { singleWrite: single_write }),
  } satisfies ModbusTarget;
}
