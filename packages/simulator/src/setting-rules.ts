import { MODBUS_EXCEPTIONS, ModbusRefusal } from "./modbus-refusal.ts";

/** Whether a device takes a value for a setting. */
export type SettingRule = (value: number) => boolean;

export const between =
  (low: number, high: number): SettingRule =>
  (value) =>
    value >= low && value <= high;

/** Throws exception 2 for a setting without a rule and exception 3 for a value that its rule does not take. */
export function accept(
  values: Readonly<Record<string, number>>,
  rules: Readonly<Record<string, SettingRule>>,
): void {
  for (const [name, value] of Object.entries(values)) {
    const rule = rules[name];
    if (!rule) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress, `${name} is not taken`);
    if (!rule(value)) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalValue, `${name} = ${value}`);
  }
}

/** As `accept`, for what a controller commands: exception 4 for everything while the device is under local control. */
export function acceptRemote(
  { isLocal }: { readonly isLocal: boolean },
  values: Readonly<Record<string, number>>,
  rules: Readonly<Record<string, SettingRule>>,
): void {
  if (isLocal) throw new ModbusRefusal(MODBUS_EXCEPTIONS.deviceFailure, "the device is under local control");
  accept(values, rules);
}
