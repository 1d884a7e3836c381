import { RejectedError } from "@sourceful/domain";
import { expect, test } from "vitest";
import { unitSettings } from "./unit-options.ts";

test("defaults are filled in", () => {
  expect(unitSettings({ unitId: 3 })).toEqual({ unitId: 3, timeoutMs: 5000, minGapMs: 0, maxRegisters: 125 });
});

test.each([
  [{ unitId: 256 }, "modbus: unit id '256' must be between '0' and '255'"],
  [{ unitId: 1.5 }, "modbus: unit id '1.5' must be between '0' and '255'"],
  [{ unitId: 1, timeoutMs: 0 }, "modbus: timeout '0' must be between '1' and '2147483647'"],
  [{ unitId: 1, timeoutMs: Number.NaN }, "modbus: timeout 'NaN' must be between '1' and '2147483647'"],
  [{ unitId: 1, minGapMs: -1 }, "modbus: minimum gap '-1' must be between '0' and '2147483647'"],
  [{ unitId: 1, maxRegisters: 126 }, "modbus: maximum registers '126' must be between '1' and '125'"],
])("%j is refused", (options, message) => {
  expect(() => unitSettings(options)).toThrow(RejectedError);
  expect(() => unitSettings(options)).toThrow(message);
});
