import type { DerControlState } from "@sourceful/messaging";
import { describe, expect, test } from "vitest";
import type { DeviceStatus } from "../device-status.ts";
import { comfortMargins } from "./comfort-margins.ts";
import { controlMode, type ModeFacts } from "./control-mode.ts";
import { type BuildingNow, offeredDers } from "./offered-ders.ts";
import { type ReadinessFacts, readiness } from "./readiness.ts";

const status: DeviceStatus = {
  sn: "B",
  driver: "d",
  connected: true,
  enabledDers: ["battery"],
  intervalMs: 1000,
  pollsSkipped: 0,
  violations: 0,
  ders: [{ kind: "battery", fields: { w: 0 }, atMs: 1000 }],
};
const control: DerControlState = { der: "battery", state: "idle", default_confirmed: true };
const now = (parts: Partial<DeviceStatus>, state: Partial<DerControlState> | undefined): BuildingNow => ({
  statuses: [{ ...status, ...parts }],
  controlOf: () => (state ? [{ ...control, ...state }] : undefined),
  nowMs: 2000,
});
const problemOf = (building: BuildingNow) =>
  offeredDers({ flexibility: [{ sn: "B", type: "battery" }] }, building)[0]?.problem;

describe("why a DER takes no command", () => {
  test.each<[string | undefined, Partial<DeviceStatus>, Partial<DerControlState> | undefined]>([
    [undefined, {}, {}],
    [undefined, {}, { state: "controlled", holder: "edgeware" }],
    ["the device is not connected", { connected: false }, {}],
    ["the device has a fault: hot", { fault: "hot" }, {}],
    ["it has not been read of late", { ders: [] }, {}],
    ["devices.json does not enable its control", {}, undefined],
    ["it needs a default mode", {}, { problem: "it needs a default mode" }],
    ["its control is failsafe", {}, { state: "failsafe" }],
    ["its control is unguarded", {}, { state: "unguarded" }],
    ['"nova" holds it', {}, { state: "controlled", holder: "nova" }],
    ['"site-guard" holds it', {}, { state: "guarded", holder: "site-guard" }],
  ])("%s", (problem, device, state) => {
    expect(problemOf(now(device, state))).toBe(problem);
  });

  test("a device that devices.json does not have", () => {
    expect(problemOf({ ...now({}, {}), statuses: [] })).toBe("devices.json has no such device");
  });
});

test("what a driver says, however long or empty, fits into a message", () => {
  const reasonOf = (problem: string) =>
    readiness({
      controlLevel: "supervised_control",
      mode: "full",
      ders: offeredDers({ flexibility: [{ sn: "B", type: "battery" }] }, now({}, { problem })),
      comfort: [],
      isDispatchEnabled: true,
    }).ders?.[0]?.reason;
  expect(reasonOf("x".repeat(9_999))).toHaveLength(512);
  expect(reasonOf("")).toBe("it does not say why");
});

describe("readiness", () => {
  const ready: ReadinessFacts = {
    controlLevel: "supervised_control",
    mode: "full",
    ders: offeredDers({ flexibility: [{ sn: "B", type: "battery" }] }, now({}, {})),
    comfort: [],
    isDispatchEnabled: true,
  };

  test("a building that may, can and will is ready", () => {
    expect(readiness(ready)).toEqual({
      is_ready: true,
      control_level: "supervised_control",
      mode: "full",
      ders: [{ id: "B:battery", is_ready: true }],
    });
  });

  test.each<[string, Partial<ReadinessFacts>]>([
    ["this node does not carry out dispatches", { isDispatchEnabled: false }],
    ["its control level is monitor_only", { controlLevel: undefined }],
    ["its control level is advisory", { controlLevel: "advisory" }],
    ["it is in mode local", { mode: "local" }],
    ["no DER it offers takes commands now", { ders: [] }],
    ["room is out of its bounds", { comfort: [{ id: "room", kind: "co2", unit: "ppm", to_upper: -1 }] }],
  ])("%s", (reason, parts) => {
    expect(readiness({ ...ready, ...parts })).toMatchObject({ is_ready: false, reasons: [reason] });
  });

  test("each DER says why it is not", () => {
    const ders = offeredDers({ flexibility: [{ sn: "B", type: "battery" }] }, now({ fault: "hot" }, {}));
    expect(readiness({ ...ready, ders }).ders).toEqual([
      { id: "B:battery", is_ready: false, reason: "the device has a fault: hot" },
    ]);
  });
});

test.each<[string, Partial<ModeFacts>]>([
  ["full", {}],
  ["conservative", { isMeterFresh: false }],
  ["local", { isCommunityHeard: false, isMeterFresh: false }],
  ["safe", { controls: [{ state: "idle" }, { state: "failsafe" }], isCommunityHeard: false }],
  [
    "safe",
    { site: { limits: [{ direction: "consumption", state: "failsafe", circuit: "grid", since_s: 1 }] } },
  ],
  [
    "full",
    { site: { limits: [{ direction: "consumption", state: "limited", circuit: "grid", since_s: 1 }] } },
  ],
])("the mode is %s with %j", (mode, parts) => {
  const facts: ModeFacts = {
    controls: [{ state: "idle" }],
    site: undefined,
    isCommunityHeard: true,
    isMeterFresh: true,
  };
  expect(controlMode({ ...facts, ...parts })).toBe(mode);
});

test("margins are told, not values; without a value none", () => {
  const bound = {
    id: "room",
    kind: "room_temperature",
    sn: "HP",
    metric: "t",
    lower: 19,
    upper: 24,
  } as const;
  const { upper: _, ...lowerOnly } = bound;
  expect(comfortMargins([bound, lowerOnly], () => 21.3)).toEqual([
    { id: "room", kind: "room_temperature", unit: "°C", to_lower: 2.3, to_upper: 2.7 },
    { id: "room", kind: "room_temperature", unit: "°C", to_lower: 2.3 },
  ]);
  expect(comfortMargins([bound], () => undefined)).toEqual([
    { id: "room", kind: "room_temperature", unit: "°C" },
  ]);
});

test("a value that is far beyond everything makes no margin that cannot be sent", () => {
  const bound = { id: "room", kind: "co2", sn: "HP", metric: "t", lower: 19, upper: 24 } as const;
  const [margin] = comfortMargins([bound], () => -Number.MAX_VALUE);
  expect(margin).toMatchObject({ to_lower: -Number.MAX_VALUE, to_upper: Number.MAX_VALUE });
});
