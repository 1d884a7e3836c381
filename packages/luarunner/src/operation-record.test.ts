import { expect, test } from "vitest";
import { openRuntime } from "./testing/open-runtime.ts";

const SOURCE = `function f()
  local ok = pcall(host.modbus_read, 10, 2, "input")
  return ok, host.modbus_write(3, 4)
end`;

test("a traced call reports what the driver asked for and the answers it got, in order", async () => {
  const { runtime, close } = await openRuntime(SOURCE, {
    unit: {
      readRegisters: () => Promise.resolve(Uint8Array.of(0, 1, 0, 2)),
      writeRegister: () => Promise.reject(new Error("no")),
    },
  });
  const { trace } = await runtime.call("f", [], { deadlineMs: 5_000, trace: true });
  expect(trace).toEqual([
    { operation: "modbus_read", args: [1, 10, 2], answer: [Uint8Array.of(0, 1, 0, 2)] },
    { operation: "modbus_write", args: [3, 4, false], answer: [null, "no"] },
  ]);
  await close();
});

test("another call has no trace", async () => {
  const { call, close } = await openRuntime(SOURCE);
  expect(await call("f")).not.toHaveProperty("trace");
  await close();
});
