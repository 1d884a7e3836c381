import { expect, test } from "vitest";
import { askedPower } from "./asked-power.ts";

const battery = { derType: "battery", maxW: 5000, wattsPerAmp: 690 } as const;
const ev = { derType: "ev", maxW: undefined, wattsPerAmp: 230 } as const;
const pv = { derType: "pv", maxW: 9000, wattsPerAmp: 690 } as const;

test.each([
  [battery, "battery", 3000, { consumption: 3000, production: 0 }],
  [battery, "battery", -3000, { consumption: 0, production: 3000 }],
  [battery, "v2x_set_power", -1, { consumption: 0, production: 1 }],
  [battery, "battery", undefined, { consumption: 0, production: 0 }],
  [pv, "curtail", undefined, { consumption: 0, production: 0 }],
  [battery, "curtail", 2000, { consumption: 2000, production: 0 }],
  [battery, "no_such_action", undefined, { consumption: 5000, production: 5000 }],
  [ev, "ev_set_current", 3680, { consumption: 3680, production: 0 }],
  [ev, "ev_resume", undefined, { consumption: 32 * 230, production: 0 }],
  [ev, "ev_start", undefined, { consumption: 32 * 230, production: 0 }],
  [ev, "ev_resume", 0, { consumption: 32 * 230, production: 0 }],
  [ev, "ev_start", 0, { consumption: 32 * 230, production: 0 }],
  [ev, "charge_start", 100, { consumption: 32 * 230, production: 0 }],
  [pv, "curtail", 2000, { consumption: 0, production: 2000 }],
  [pv, "curtail", -2000, { consumption: 0, production: 2000 }],
  [pv, "curtail_disable", undefined, { consumption: 0, production: 9000 }],
])("%j may be led to by %s %s: %j", (der, action, powerW, asked) => {
  expect(askedPower(der, action, powerW)).toEqual(asked);
});

test.each(["init", "deinit", "ev_pause", "v2x_stop", "ev_wake", "wake_up", "set_slew_rate"])(
  "%s leads to nothing more",
  (action) => {
    expect(askedPower(ev, action, 9000)).toBeUndefined();
  },
);
