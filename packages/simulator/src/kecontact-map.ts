import type { EvCharger } from "./ev-charger.ts";
import { MODBUS_EXCEPTIONS, ModbusRefusal } from "./modbus-refusal.ts";
import type { RegisterKind, RegisterSource } from "./register-source.ts";

const VOLTAGE_V = 230;

/**
 * Registers of a KEBA KeContact P30 (Modbus TCP Programmers Guide 1.02): values of two registers that must be read
 * one by one, and single ones to write. What puts its failsafe off, and what it takes for one, is of the UDP
 * Programmers Guide 2.01, 3.3.3: a current or an enabling.
 */
export class KecontactMap implements RegisterSource {
  readonly #charger: EvCharger;

  constructor(charger: EvCharger) {
    this.#charger = charger;
  }

  /** The same, with something to be done before each request. */
  punctual(before: () => void): RegisterSource {
    return {
      readRegisters: (kind, address, count) => {
        before();
        return this.readRegisters(kind, address, count);
      },
      writeRegisters: (address, values) => {
        before();
        this.writeRegisters(address, values);
      },
    };
  }

  readRegisters(kind: RegisterKind, address: number, count: number): number[] {
    if (kind !== "holding") throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalFunction);
    const value = this.#values()[address];
    if (value === undefined || count !== 2) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress);
    const whole = Math.round(value);
    return [Math.floor(whole / 0x10000), whole % 0x10000];
  }

  writeRegisters(address: number, values: readonly number[]): void {
    const [value = 0] = values;
    const charger = this.#charger;
    if (values.length !== 1) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress);
    switch (address) {
      case 5004:
        check(value !== 0);
        charger.setCurrent(amperes(value));
        break;
      case 5014:
        check(value <= 1);
        charger.setEnabled(value === 1);
        break;
      case 5016:
        charger.setFailsafe({ currentA: amperes(value) });
        break;
      case 5018:
        check(value === 0 || (value >= 10 && value <= 600));
        charger.setFailsafe({ timeoutS: value });
        break;
      default:
        throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress);
    }
  }

  /** By address; mA, mW, V, 0.1 Wh. */
  #values(): Readonly<Record<number, number>> {
    const { state, options, currentLimitA, failsafe } = this.#charger;
    const drawnMa = (phase: number) => (phase <= options.phases ? state.drawnA * 1000 : 0);
    return {
      1000: chargingState(state),
      1004: state.isConnected ? 7 : 1,
      1006: 0,
      1008: drawnMa(1),
      1010: drawnMa(2),
      1012: drawnMa(3),
      1014: options.serial,
      1016: 314_021,
      1018: 0x03_0a_1d_00,
      1020: state.powerW * 1000,
      1036: state.chargedWh * 10,
      1040: VOLTAGE_V,
      1042: VOLTAGE_V,
      1044: VOLTAGE_V,
      1046: 1000,
      1100: currentLimitA * 1000,
      1110: options.supportedA * 1000,
      1502: state.sessionWh * 10,
      1600: failsafe.currentA * 1000,
      1602: failsafe.timeoutS,
    };
  }
}

/** 1 not ready, 2 waits for the vehicle, 3 charging, 5 suspended. */
function chargingState({ isConnected, isCharging, offeredA }: EvCharger["state"]): number {
  if (!isConnected) return 1;
  if (isCharging) return 3;
  return offeredA === 0 ? 5 : 2;
}

/** 0, or what a charger can offer. */
function amperes(milliamperes: number): number {
  check(milliamperes === 0 || (milliamperes >= 6_000 && milliamperes <= 63_000));
  return milliamperes / 1000;
}

function check(isTaken: boolean): void {
  if (!isTaken) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalValue);
}
