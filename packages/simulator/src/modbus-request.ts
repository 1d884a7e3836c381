import { MODBUS_EXCEPTIONS, ModbusRefusal } from "./modbus-refusal.ts";
import type { BitKind, RegisterKind } from "./register-source.ts";

/** A request whose arguments are within the protocol's limits. */
export type ModbusRequest =
  | { action: "read-registers"; functionCode: 3 | 4; kind: RegisterKind; address: number; count: number }
  | { action: "read-bits"; functionCode: 1 | 2; kind: BitKind; address: number; count: number }
  | { action: "write-registers"; functionCode: 6 | 16; address: number; count: number; values: number[] }
  | { action: "write-coils"; functionCode: 5 | 15; address: number; count: number; values: boolean[] }
  | { action: "identify"; functionCode: 43; address: number; count: number; level: number };

const COIL_ON = 0xff00;

/** Parses a request PDU. Throws ModbusRefusal with the code that the specification asks for. */
export function parseModbusRequest(pdu: Buffer): ModbusRequest {
  const functionCode = pdu.readUInt8(0);
  switch (functionCode) {
    case 1:
    case 2: {
      const range = readRange(pdu, 2000);
      return { action: "read-bits", functionCode, kind: functionCode === 1 ? "coil" : "discrete", ...range };
    }
    case 3:
    case 4: {
      const range = readRange(pdu, 125);
      const kind = functionCode === 3 ? "holding" : "input";
      return { action: "read-registers", functionCode, kind, ...range };
    }
    case 5: {
      expectLength(pdu, 5);
      const value = pdu.readUInt16BE(3);
      if (value !== 0 && value !== COIL_ON) throw illegalValue(`coil value ${value}`);
      const values = [value === COIL_ON];
      return { action: "write-coils", functionCode, address: pdu.readUInt16BE(1), count: 1, values };
    }
    case 6: {
      expectLength(pdu, 5);
      const values = [pdu.readUInt16BE(3)];
      return { action: "write-registers", functionCode, address: pdu.readUInt16BE(1), count: 1, values };
    }
    case 15: {
      const { address, count } = writeRange(pdu, 1968, (n) => Math.ceil(n / 8));
      const values = Array.from(
        { length: count },
        (_, i) => ((pdu.readUInt8(6 + (i >> 3)) >> (i & 7)) & 1) === 1,
      );
      return { action: "write-coils", functionCode, address, count, values };
    }
    case 16: {
      const { address, count } = writeRange(pdu, 123, (n) => 2 * n);
      const values = Array.from({ length: count }, (_, i) => pdu.readUInt16BE(6 + 2 * i));
      return { action: "write-registers", functionCode, address, count, values };
    }
    case 43: {
      expectLength(pdu, 4);
      if (pdu.readUInt8(1) !== 14) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalFunction);
      const level = pdu.readUInt8(2);
      if (level < 1 || level > 4) throw illegalValue(`identification level ${level}`);
      return { action: "identify", functionCode, address: pdu.readUInt8(3), count: 1, level };
    }
    default:
      throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalFunction, `function ${functionCode}`);
  }
}

function readRange(pdu: Buffer, maxCount: number): { address: number; count: number } {
  expectLength(pdu, 5);
  return checkRange(pdu.readUInt16BE(1), pdu.readUInt16BE(3), maxCount);
}

function writeRange(pdu: Buffer, maxCount: number, bytesFor: (count: number) => number) {
  if (pdu.length < 6) throw illegalValue("request too short");
  const range = checkRange(pdu.readUInt16BE(1), pdu.readUInt16BE(3), maxCount);
  const bytes = bytesFor(range.count);
  if (pdu.readUInt8(5) !== bytes) throw illegalValue("byte count differs from quantity");
  expectLength(pdu, 6 + bytes);
  return range;
}

function checkRange(address: number, count: number, maxCount: number) {
  if (count < 1 || count > maxCount) throw illegalValue(`quantity ${count} is not 1..${maxCount}`);
  if (address + count > 0x10000) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress);
  return { address, count };
}

function expectLength(pdu: Buffer, length: number): void {
  if (pdu.length !== length) throw illegalValue(`request of ${pdu.length} bytes, not ${length}`);
}

function illegalValue(message: string): ModbusRefusal {
  return new ModbusRefusal(MODBUS_EXCEPTIONS.illegalValue, message);
}
