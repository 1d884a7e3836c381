import { expect, test } from "vitest";
import { findPowerProblem } from "./power-limits.ts";

test.each([
  [0, {}],
  [99_999, {}],
  [-3000, { minW: -3000, maxW: 5000 }],
  [5000, { minW: -3000, maxW: 5000 }],
  [1234.5, { ratedW: 1234.5 }],
  [-1234.5, { ratedW: 1234.5 }],
  [1, { ratedW: 0 }],
])("%d W within %o may be commanded", (powerW, limits) => {
  expect(findPowerProblem(powerW, limits)).toBeUndefined();
});

test.each([
  [-3000.1, { minW: -3000, maxW: 5000 }, "power_w is -3000.1 W, below the configured -3000 W"],
  [5001, { minW: -3000, maxW: 5000 }, "power_w is 5001 W, above the configured 5000 W"],
  [5001, { ratedW: 5000 }, "power_w is 5001 W, beyond the rated 5000 W"],
  [-5001, { ratedW: 5000 }, "power_w is -5001 W, beyond the rated 5000 W"],
  [1e308, {}, "power_w is 1e+308 W, beyond what any DER of a building takes or gives"],
  [-10_000_001, {}, "power_w is -10000001 W, beyond what any DER of a building takes or gives"],
  [Number.POSITIVE_INFINITY, {}, "power_w is not a finite number"],
  [Number.NaN, {}, "power_w is not a finite number"],
])("%d W is refused with the numbers", (powerW, limits, reason) => {
  expect(findPowerProblem(powerW, limits)).toEqual({ code: "power_out_of_range", reason });
});

test.each([22.9, 1, 99])(
  "a command that says %d V is refused: of its watts a driver would make more",
  (voltageV) => {
    expect(findPowerProblem(1000, { maxW: 7000 }, voltageV)?.code).toBe("power_out_of_range");
  },
);

test.each([100, 240, 0, -1, undefined, "23"])("a command that says %j V is not", (voltageV) => {
  expect(findPowerProblem(1000, { maxW: 7000 }, voltageV)).toBeUndefined();
});
