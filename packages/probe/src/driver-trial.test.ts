import { DeviceError } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import type { PlaneSession } from "@sourceful/gateway";
import type { CallOptions, CallReport } from "@sourceful/luarunner";
import { expect, test } from "vitest";
import { DriverTrial } from "./driver-trial.ts";

const REPORT: CallReport = {
  ok: true,
  returned: [],
  emits: [],
  metrics: [],
  logs: [],
  reads: [],
  writes: [],
  exchanges: [],
  dropped: { messages: 0, bytes: 0 },
  requests: 0,
  readOutcome: { succeeded: 1, refused: 0, failed: 0 },
  ms: 1,
  identity: {},
  settings: {},
};

/** A trial of 20 s whose calls do what `answer` says. */
function openTrial(answer: (name: string) => Partial<CallReport> | Error = () => ({})) {
  const clock = new FakeClock();
  const calls: { name: string; options: CallOptions }[] = [];
  const session: PlaneSession = {
    description: { protocol: "modbus", functions: ["driver_init", "driver_poll", "driver_cleanup"] },
    loadReport: { ...REPORT, logs: [{ level: "info", message: "loaded" }] },
    link: undefined,
    call: async (name, _args, options) => {
      calls.push({ name, options });
      const given = answer(name);
      if (given instanceof Error) throw given;
      return { ...REPORT, ...given };
    },
    makeWay: () => undefined,
    onEvent: () => () => undefined,
    close: async () => undefined,
  };
  const trial = new DriverTrial(session, { isModbus: true, clock, endMs: 20_000 });
  return { trial, clock, calls };
}

test("no call may write, and none goes on beyond the end", async () => {
  const { trial, clock, calls } = openTrial();
  expect(await trial.run("driver_init", [{}])).toBe(true);
  await clock.advance(14_000);
  expect(await trial.run("driver_poll", [])).toBe(true);
  await clock.advance(6_000);
  expect(await trial.run("driver_poll", [])).toBe(false);
  await trial.cleanUp();
  expect(calls.map(({ name, options }) => [name, options.deadlineMs, options.writes])).toEqual([
    ["driver_init", 10_000, "none"],
    ["driver_poll", 6_000, "none"],
    ["driver_cleanup", 3_000, "none"],
  ]);
  expect(trial.record).toMatchObject({ errors: ["driver_poll: no time left"], logs: ["[info] loaded"] });
});

test("a function that is missing has nothing to do", async () => {
  const { trial, calls } = openTrial();
  expect(await trial.run("driver_command", [])).toBe(true);
  expect(calls).toEqual([]);
});

test("a driver that is put out is an error of its call", async () => {
  const { trial } = openTrial(() => new DeviceError("hung", { code: "driver_quarantined" }));
  expect(await trial.run("driver_poll", [])).toBe(false);
  await trial.cleanUp();
  expect(trial.record.errors).toEqual(["driver_poll: hung"]);
});

test("lists are bounded, and what is left out is counted", async () => {
  const emits = Array.from({ length: 600 }, () => ({ der: "pv", fields: { w: -1 }, atMs: 0 }));
  const { trial } = openTrial(() => ({ emits, requests: 2 }));
  await trial.run("driver_poll", []);
  const { emissions, telemetry, left_out: leftOut, requests } = trial.record;
  expect([emissions.length, telemetry.length, leftOut, requests]).toEqual([500, 500, 200, 2]);
});

test("a pause ends at the end", async () => {
  const { trial, clock } = openTrial();
  let isOver = false;
  const pause = trial.pause(60_000, new AbortController().signal).then(() => (isOver = true));
  await clock.advance(19_999);
  expect(isOver).toBe(false);
  await clock.advance(1);
  await pause;
});
