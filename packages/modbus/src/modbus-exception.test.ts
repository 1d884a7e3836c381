import { DeviceError } from "@sourceful/domain";
import { expect, test } from "vitest";
import { ModbusException } from "./modbus-exception.ts";

test("an exception has the original edge node's text, its code and the plain function", () => {
  const exception = new ModbusException({ functionCode: 3, exceptionCode: 2 });
  expect(exception.message).toBe("modbus: exception '2' (illegal data address), function '131'");
  expect(exception).toMatchObject({ exceptionCode: 2, functionCode: 3, code: "modbus_exception" });
  expect(exception).toBeInstanceOf(DeviceError);
});

test.each([
  [1, "illegal function", "never"],
  [3, "illegal data value", "never"],
  [4, "server device failure", "never"],
  [5, "acknowledge", "later"],
  [6, "server device busy", "later"],
  [7, "unknown", "never"],
  [8, "memory parity error", "never"],
  [10, "gateway path unavailable", "later"],
  [11, "gateway target device failed to respond", "later"],
])("exception %i is named %s and may be retried %s", (exceptionCode, name, retry) => {
  const exception = new ModbusException({ functionCode: 16, exceptionCode });
  expect(exception.message).toBe(`modbus: exception '${exceptionCode}' (${name}), function '144'`);
  expect(exception.retry).toBe(retry);
});
