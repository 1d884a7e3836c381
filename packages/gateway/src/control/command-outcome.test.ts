import type { CallReport } from "@sourceful/luarunner";
import { describe, expect, test } from "vitest";
import { callReport } from "../testing/call-report.ts";
import { commandV2Verdict, commandVerdict, defaultProblem, isUndeclared } from "./command-outcome.ts";

const GOOD = { address: 1, values: [5], ok: true };
const BAD = { address: 1, values: [5], ok: false, error: "illegal data value" };

describe("what a driver answers", () => {
  test.each<[string, CallReport["returned"], string]>([
    ["true", [true], "executed"],
    ["nothing", [], "executed"],
    ["nil", [null], "executed"],
    ["a number", [7], "executed"],
    ["an empty text", [""], "executed"],
    ["false", [false], "failed"],
    ["false and a table", [false, { code: "busy" }], "failed"],
    ["a text", ["SoC too low"], "failed"],
  ])("%s is what it says", (_, returned, status) => {
    expect(commandVerdict(callReport({ returned })).outcome.status).toBe(status);
  });

  test("the words of the contract are kept", () => {
    expect(commandVerdict(callReport({ returned: [false] })).outcome).toEqual({
      status: "failed",
      code: "driver_refused",
      error: "driver returned false",
    });
    expect(commandVerdict(callReport({ returned: ["SoC too low\nat line 3"] })).outcome.error).toBe(
      "SoC too low",
    );
  });
});

describe("what the host saw wins", () => {
  test("a write that failed fails the command, although the driver says true", () => {
    const verdict = commandVerdict(callReport({ returned: [true], writes: [GOOD, { ...BAD, address: 2 }] }));
    expect(verdict).toEqual({
      outcome: {
        status: "failed",
        code: "write_failed",
        error: "write to register 2 failed: illegal data value",
      },
      isAmbiguous: true,
    });
  });

  test("a write that succeeded at last counts as made", () => {
    expect(commandVerdict(callReport({ returned: [true], writes: [BAD, GOOD] })).outcome.status).toBe(
      "executed",
    );
    expect(commandVerdict(callReport({ returned: [true], writes: [GOOD, BAD] })).outcome.status).toBe(
      "failed",
    );
  });

  test.each([
    [{ protocol: "http", action: "POST", target: "http://d/set" }, "failed"],
    [{ protocol: "http", action: "GET", target: "http://d/status" }, "executed"],
    [{ protocol: "mqtt", action: "publish", target: "set" }, "failed"],
    [{ protocol: "mqtt", action: "subscribe", target: "status" }, "executed"],
    [{ protocol: "ws", action: "send", target: "ws://d" }, "failed"],
  ] as const)("a failed %o is %s", (exchange, status) => {
    const report = callReport({ returned: [true], exchanges: [{ ...exchange, ok: false, error: "no" }] });
    expect(commandVerdict(report).outcome.status).toBe(status);
  });
});

describe("what nobody can know", () => {
  const raised = {
    ok: false,
    error: { code: "driver_failed" as const, message: "x.lua:3: boom\nstack traceback" },
  };

  test.each([
    ["raises after a write", { ...raised, writes: [GOOD] }, true],
    ["raises before any", raised, false],
    ["says false after a write", { returned: [false], writes: [GOOD] }, true],
    ["says false before any", { returned: [false] }, false],
    [
      "runs out of time after a write",
      { ok: false, error: { code: "driver_over_budget" as const, message: "too long" }, writes: [GOOD] },
      true,
    ],
    ["is executed", { returned: [true], writes: [GOOD] }, false],
  ])("a command that %s: %o", (_, parts, isAmbiguous) => {
    expect(commandVerdict(callReport(parts)).isAmbiguous).toBe(isAmbiguous);
  });

  test("an error is one line", () => {
    expect(commandVerdict(callReport(raised)).outcome).toMatchObject({
      code: "driver_failed",
      error: "x.lua:3: boom",
    });
  });
});

describe("the second version of commands", () => {
  const applied = { status: "applied", code: "ok", device_state: "controlled" };

  test.each<[string, Partial<CallReport>, string | undefined]>([
    ["applied with a write", { returned: [applied], writes: [GOOD] }, undefined],
    ["applied without any", { returned: [applied] }, "evidence_missing"],
    ["accepted without any", { returned: [{ ...applied, status: "accepted" }] }, undefined],
    [
      "a read-back nobody saw",
      { returned: [{ ...applied, evidence: ["write_ack", "readback"] }], writes: [GOOD] },
      "evidence_missing",
    ],
    [
      "a read-back that was seen",
      {
        returned: [{ ...applied, evidence: ["write_ack", "readback"] }],
        writes: [GOOD],
        readOutcome: { succeeded: 1, refused: 0, failed: 0 },
      },
      undefined,
    ],
    ["a write that failed", { returned: [applied], writes: [GOOD, { ...BAD, address: 9 }] }, "write_failed"],
    ["rejected", { returned: [{ status: "rejected", code: "battery_full" }] }, "driver_refused"],
    ["true", { returned: [true] }, "driver_refused"],
    ["nothing", { returned: [] }, "driver_refused"],
  ])("%s", (_, parts, code) => {
    const { outcome } = commandV2Verdict(callReport(parts));
    expect(outcome.code).toBe(code);
    expect(outcome.status).toBe(code === undefined ? "executed" : "failed");
  });

  test("a refusal tells the driver's own words", () => {
    const returned = [{ status: "rejected", code: "battery_full", message: "it is full" }];
    expect(commandV2Verdict(callReport({ returned })).outcome.error).toBe(
      "rejected: battery_full: it is full",
    );
  });

  test("a command it does not declare is left to the first version, unless it wrote", () => {
    const returned = [{ status: "rejected", code: "undeclared_command" }];
    expect(isUndeclared(callReport({ returned }))).toBe(true);
    expect(isUndeclared(callReport({ returned, writes: [GOOD] }))).toBe(false);
    expect(isUndeclared(callReport({ returned: [applied] }))).toBe(false);
  });
});

describe("default mode", () => {
  test.each<[string, Partial<CallReport>, boolean]>([
    ["returns nothing", {}, true],
    ["returns true", { returned: [true], writes: [GOOD] }, true],
    ["returns false", { returned: [false] }, false],
    ["returns a text", { returned: ["refused"] }, false],
    ["has a failed write", { returned: [true], writes: [BAD] }, false],
    ["raises", { ok: false, error: { code: "driver_failed", message: "boom" } }, false],
    ["runs out of time", { ok: false, error: { code: "driver_over_budget", message: "late" } }, false],
  ])("one that %s: confirmed %o", (_, parts, isConfirmed) => {
    expect(defaultProblem(callReport(parts)) === undefined).toBe(isConfirmed);
  });
});

test("why default mode is not confirmed fits into messages, whatever the driver says", () => {
  expect(defaultProblem(callReport({ returned: ["x".repeat(100_000)] }))).toHaveLength(512);
});
