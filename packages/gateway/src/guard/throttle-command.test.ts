import { expect, test } from "vitest";
import { sitePlan } from "./site-plan.ts";
import { holdCommand, releaseCommand, standDownCommand } from "./throttle-command.ts";

const { ders } = sitePlan({
  meter: "M",
  fuse: { max_a: [25, 25, 25] },
  ders: [
    { sn: "A", type: "battery" },
    { sn: "A", type: "v2x_charger" },
    { sn: "A", type: "pv" },
    { sn: "A", type: "inverter" },
    { sn: "A", type: "ev" },
    { sn: "B", type: "ev", phases: [2], max_w: 3000 },
  ],
});

/** What is sent for each DER, in the order above. */
const sent = (make: (der: (typeof ders)[number]) => object) =>
  ders.map((der) => Object.values(make(der)).slice(0, 2));

test("each kind is held in the words its drivers know", () => {
  expect(sent((der) => holdCommand(der, -2000)).slice(0, 4)).toEqual([
    ["battery", -2000],
    ["battery", -2000],
    ["curtail", 2000],
    ["curtail", 2000],
  ]);
  expect(sent((der) => holdCommand(der, 2000)).slice(4)).toEqual([["ev_pause"], ["ev_set_current", 2000]]);
  expect(sent((der) => holdCommand(der, 0)).slice(4)).toEqual([["ev_pause"], ["ev_pause"]]);
});

test("a charger is told its phases and voltage", () => {
  expect(ders.slice(4).map((der) => holdCommand(der, 5000).supply)).toEqual([
    { phase_mode: "3p", voltage: 230 },
    { phase_mode: "1p", voltage: 230 },
  ]);
});

test("each kind is given back to its default mode", () => {
  expect(ders.map((der) => releaseCommand(der, 5000))).toMatchObject([
    { action: "deinit" },
    { action: "deinit" },
    { action: "curtail_disable", durationMs: 2000 },
    { action: "curtail_disable", durationMs: 2000 },
    { action: "ev_set_current", powerW: 5000, durationMs: 2000 },
    { action: "ev_set_current", powerW: 3000, durationMs: 2000 },
  ]);
  expect(releaseCommand(ders[4] as (typeof ders)[number], 0)).toEqual({
    action: "ev_resume",
    durationMs: 2000,
  });
});

test("each kind is told to stop", () => {
  expect(sent(standDownCommand)).toEqual([
    ["deinit"],
    ["deinit"],
    ["curtail", 0],
    ["curtail", 0],
    ["ev_pause"],
    ["ev_pause"],
  ]);
});
