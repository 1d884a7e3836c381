import { type TelemetryMessage, telemetryMessage } from "@sourceful/messaging";
import { expect, test } from "vitest";
import { meterPowerW, phaseCurrentA } from "./phase-currents.ts";

function meter(fields: Record<string, number>): TelemetryMessage<"meter"> {
  return telemetryMessage("meter", fields, { make: "", atMs: 0, readTimeMs: 0 });
}

test.each([
  ["a current and its sign", { l1_a: -4 }, -4],
  ["a current without a sign, and a power that has one", { l1_a: 4, l1_w: -900 }, -4],
  ["a current and a power of 0", { l1_a: 12, l1_w: 0 }, 12],
  ["a power and a voltage", { l1_w: 2400, l1_v: 240 }, 10],
  ["a power alone", { l1_w: 2300 }, 10],
  ["a power and a voltage that is not there", { l1_w: 2300, l1_v: 0 }, 10],
  ["nothing of this phase", { l2_a: 5, w: 1000 }, undefined],
])("%s", (_, fields, currentA) => {
  expect(phaseCurrentA(meter(fields), 1, 230)).toBe(currentA);
});

test("the power is the meter's own, else the sum of its phases, else unknown", () => {
  expect(meterPowerW(meter({ w: 0, l1_w: 500 }))).toBe(0);
  expect(meterPowerW(meter({ l1_w: 500, l2_w: -200 }))).toBe(300);
  expect(meterPowerW(meter({ l1_a: 3 }))).toBeUndefined();
});
