import { responses } from "jsmodbus";
import { ModbusException } from "./modbus-exception.ts";

/**
 * The data bytes of the answer to a request: registers or packed bits of a read, nothing of a write, what follows
 * function and type of an identification.
 * `sent` and `received` are whole frames whose transaction ids are already known to be equal.
 *
 * Throws ModbusException when the device refused, and a plain Error with a reason when `received` is not the
 * answer to `sent`: jsmodbus compares neither the unit nor the function of an exception, nor byte counts,
 * nor echoes.
 */
export function decodeReply(sent: Uint8Array, received: Uint8Array): Uint8Array {
  if (received[6] !== sent[6]) throw new Error(`unit ${received[6]} answered instead of ${sent[6]}`);
  const functionCode = sent[7]!;
  const pdu = received.subarray(7);
  if (functionCode === 43 && pdu[0] === 43) return identification(sent, pdu);
  const body = responses.ResponseFactory.fromBuffer(Buffer.from(pdu.buffer, pdu.byteOffset, pdu.length));
  if (body?.fc !== functionCode) throw new Error(`function ${pdu[0]} answers function ${functionCode}`);

  if (body instanceof responses.ExceptionResponseBody) {
    requireLength(pdu, 2);
    throw new ModbusException({ functionCode, exceptionCode: body.code });
  }
  if (isRead(body)) {
    const count = (sent[10]! << 8) | sent[11]!;
    const byteCount = functionCode <= 2 ? Math.ceil(count / 8) : 2 * count;
    requireLength(pdu, 2 + byteCount);
    if (pdu[1] !== byteCount) throw new Error(`byte count ${pdu[1]} instead of ${byteCount}`);
    return Uint8Array.from(body.valuesAsBuffer);
  }
  // Single writes are echoed whole, multiple ones by address and quantity: five bytes either way.
  requireLength(pdu, 5);
  for (let i = 0; i < 5; i++) {
    if (pdu[i] !== sent[7 + i]) throw new Error("the echo differs from what was written");
  }
  return new Uint8Array(0);
}

/** What follows function and type; jsmodbus knows no function 43. */
function identification(sent: Uint8Array, pdu: Uint8Array): Uint8Array {
  if (pdu[1] !== sent[8] || pdu[2] !== sent[9]) throw new Error(`identification of another kind`);
  return Uint8Array.from(pdu.subarray(2));
}

type Body = ReturnType<typeof responses.ResponseFactory.fromBuffer>;
type ReadBody = Extract<Body, { valuesAsBuffer: Buffer }>;

function isRead(body: Body): body is ReadBody {
  return body !== null && "valuesAsBuffer" in body;
}

function requireLength(pdu: Uint8Array, length: number): void {
  if (pdu.length !== length) throw new Error(`${pdu.length} bytes instead of ${length}`);
}
