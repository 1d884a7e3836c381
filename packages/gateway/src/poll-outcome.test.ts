import { expect, test } from "vitest";
import { pollOutcome } from "./poll-outcome.ts";
import { callReport } from "./testing/call-report.ts";

const read = (address: number, error?: string) => ({
  kind: "holding",
  address,
  count: 2,
  ok: error === undefined,
  ...(error === undefined ? {} : { error }),
});

const calls: [string, Parameters<typeof callReport>[0], boolean, ReturnType<typeof pollOutcome>][] = [
  [
    "answered reads are fresh",
    { readOutcome: { succeeded: 3, refused: 0, failed: 0 } },
    true,
    { type: "fresh" },
  ],
  [
    "a refused register spoils nothing",
    { readOutcome: { succeeded: 3, refused: 2, failed: 0 } },
    true,
    { type: "fresh" },
  ],
  ["no read is no proof", {}, true, { type: "idle" }],
  [
    "one unanswered read spoils the poll",
    {
      readOutcome: { succeeded: 3, refused: 1, failed: 1 },
      reads: [
        read(1),
        read(5, "illegal data address"),
        read(40_000, "no answer within 5000 ms\nmore"),
        read(7),
      ],
    },
    true,
    {
      type: "failed",
      error: "1 of 5 reads went unanswered, the last at holding 40000: no answer within 5000 ms",
    },
  ],
  [
    "only refused reads are a failure",
    {
      readOutcome: { succeeded: 0, refused: 2, failed: 0 },
      reads: [read(1, "illegal function"), read(5, "illegal function")],
    },
    true,
    { type: "failed", error: "the device refused all 2 reads, the last at holding 5: illegal function" },
  ],
  [
    "a raised error is a failure, whatever was read",
    {
      ok: false,
      error: { code: "driver_failed", message: "x.lua:3: boom\nstack traceback:\n\t[C]" },
      readOutcome: { succeeded: 3, refused: 0, failed: 0 },
    },
    true,
    { type: "failed", error: "x.lua:3: boom" },
  ],
  ["without Modbus the driver's word counts", {}, false, { type: "fresh" }],
];

test.each(calls)("%s", (_name, report, isModbus, expected) => {
  expect(pollOutcome(callReport(report), isModbus)).toEqual(expected);
});
