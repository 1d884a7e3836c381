import { requests } from "jsmodbus";
import type { ModbusRequest, ReadRequest, WriteRequest } from "./modbus-request.ts";

/**
 * The frame of a request. The PDU is jsmodbus's; the header is written here, because jsmodbus 5.0.0 states
 * and sends 246 bytes of any longer FC 16 request, which cuts off the last values of 121 to 123 registers.
 */
export function encodeRequest(transactionId: number, unitId: number, request: ModbusRequest): Buffer {
  // jsmodbus knows no function 43.
  const pdu =
    request.functionCode === 43
      ? Buffer.from([43, 14, request.level, request.address])
      : body(request).createPayload();
  const frame = Buffer.allocUnsafe(7 + pdu.length);
  frame.writeUInt16BE(transactionId, 0);
  frame.writeUInt16BE(0, 2);
  frame.writeUInt16BE(pdu.length + 1, 4);
  frame.writeUInt8(unitId, 6);
  pdu.copy(frame, 7);
  return frame;
}

function body(request: ReadRequest | WriteRequest) {
  switch (request.functionCode) {
    case 1:
      return new requests.ReadCoilsRequestBody(request.address, request.count);
    case 2:
      return new requests.ReadDiscreteInputsRequestBody(request.address, request.count);
    case 3:
      return new requests.ReadHoldingRegistersRequestBody(request.address, request.count);
    case 4:
      return new requests.ReadInputRegistersRequestBody(request.address, request.count);
    case 5:
      return new requests.WriteSingleCoilRequestBody(request.address, request.value);
    case 6:
      return new requests.WriteSingleRegisterRequestBody(request.address, request.value);
    case 15:
      return new requests.WriteMultipleCoilsRequestBody(request.address, [...request.values]);
    case 16:
    default:
      return new requests.WriteMultipleRegistersRequestBody(request.address, [...request.values]);
  }
}
