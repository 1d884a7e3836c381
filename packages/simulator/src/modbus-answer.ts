import { MODBUS_EXCEPTIONS, ModbusRefusal } from "./modbus-refusal.ts";
import type { ModbusRequest } from "./modbus-request.ts";
import type { RegisterSource } from "./register-source.ts";

/** The response PDU of a request. Throws ModbusRefusal when the source has no such thing. */
export function answerModbusRequest(request: ModbusRequest, source: RegisterSource): Buffer {
  const { functionCode, address, count } = request;
  if (request.action === "read-registers") {
    const values = source.readRegisters?.(request.kind, address, count) ?? unsupported();
    return Buffer.concat([Buffer.from([functionCode, 2 * count]), registerBytes(values, count)]);
  }
  if (request.action === "read-bits") {
    const bytes = bitBytes(source.readBits?.(request.kind, address, count) ?? unsupported(), count);
    return Buffer.concat([Buffer.from([functionCode, bytes.length]), bytes]);
  }
  if (request.action === "identify") return identify(request.level, address, source.identification);
  const words = request.action === "write-coils" ? writeCoils(source, request) : writeWords(source, request);
  // A single write is echoed with its value, a multiple write with its quantity.
  const isSingle = functionCode === 5 || functionCode === 6;
  const tail = registerBytes([address, isSingle ? (words[0] ?? 0) : count], 2);
  return Buffer.concat([Buffer.from([functionCode]), tail]);
}

/** The response PDU for an exception. */
export function encodeModbusException(functionCode: number, exceptionCode: number): Buffer {
  return Buffer.from([functionCode | 0x80, exceptionCode]);
}

function unsupported(): never {
  throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalFunction);
}

function writeCoils(source: RegisterSource, request: ModbusRequest & { action: "write-coils" }): number[] {
  if (!source.writeCoils) unsupported();
  source.writeCoils(request.address, request.values);
  return request.values.map((isOn) => (isOn ? 0xff00 : 0));
}

function writeWords(
  source: RegisterSource,
  request: ModbusRequest & { action: "write-registers" },
): number[] {
  if (!source.writeRegisters) unsupported();
  source.writeRegisters(request.address, request.values);
  return request.values;
}

function registerBytes(values: ArrayLike<number>, count: number): Buffer {
  const bytes = Buffer.alloc(2 * count);
  for (let i = 0; i < count; i++) bytes.writeUInt16BE(values[i] ?? 0, 2 * i);
  return bytes;
}

function bitBytes(values: ArrayLike<boolean>, count: number): Buffer {
  const bytes = Buffer.alloc(Math.ceil(count / 8));
  for (let i = 0; i < count; i++) {
    if (values[i]) bytes.writeUInt8(bytes.readUInt8(i >> 3) | (1 << (i & 7)), i >> 3);
  }
  return bytes;
}

/** Read device identification (43/14), the basic category, streamed or one object. */
function identify(
  level: number,
  objectId: number,
  objects: Readonly<Record<number, string>> | undefined,
): Buffer {
  if (!objects) unsupported();
  const isSingle = level === 4;
  const ids = Object.keys(objects)
    .map(Number)
    .filter((id) => (isSingle ? id === objectId : id >= objectId));
  if (ids.length === 0) throw new ModbusRefusal(MODBUS_EXCEPTIONS.illegalAddress);
  const parts = ids.map((id) => {
    const text = Buffer.from(objects[id] ?? "", "ascii");
    return Buffer.concat([Buffer.from([id, text.length]), text]);
  });
  return Buffer.concat([Buffer.from([43, 14, level, 0x81, 0, 0, ids.length]), ...parts]);
}
