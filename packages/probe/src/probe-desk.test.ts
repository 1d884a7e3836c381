import { RejectedError } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProbeDesk, type ProbeDeskOptions, type ProbeQuestion } from "./probe-desk.ts";
import { ProbeFailure } from "./probe-failure.ts";
import { defineProbeMethod, type ProbeCall } from "./probe-method.ts";

/** A desk whose methods run until the test lets them end. */
function openDesk(options: Partial<ProbeDeskOptions> = {}) {
  const clock = new FakeClock();
  const logger = new RecordingLogger();
  const runs: {
    name: string;
    call: ProbeCall;
    finish: (result: object) => void;
    fail: (error: Error) => void;
  }[] = [];
  const method = (name: string, isHeavy: boolean) =>
    defineProbeMethod({
      name,
      summary: "",
      params: { n: { type: "integer", min: 0, max: 9, default: 0, description: "" } },
      example: {},
      isHeavy,
      deadlineMs: ({ n }) => 1_000 + n,
      run: (_params, call) =>
        new Promise((finish, fail) => {
          runs.push({ name, call, finish, fail });
        }),
    });
  const desk = new ProbeDesk({
    methods: [method("light", false), method("heavy", true)],
    clock,
    logger,
    ...options,
  });
  const ask = (name: string, { id = "1", caller = "anna", params = {} }: Partial<ProbeQuestion> = {}) =>
    desk.answer({ id, method: name, params, caller });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { desk, clock, logger, runs, ask, settle };
}

describe("a question", () => {
  test("is answered with its id", async () => {
    const { runs, ask } = openDesk();
    const answer = ask("light", { id: "42" });
    runs[0]?.finish({ a: 1 });
    expect(await answer).toEqual({ id: "42", success: true, result: { a: 1 } });
  });

  test("for a method that is not there is told the nearest name", async () => {
    expect(await openDesk().ask("lihgt")).toEqual({
      id: "1",
      success: false,
      error: "unknown method: lihgt; did you mean light?",
      code: "probe_method_unknown",
    });
  });

  test("with a wrong parameter is refused before anything runs", async () => {
    const { runs, ask } = openDesk();
    expect(await ask("light", { params: { n: "x" } })).toMatchObject({ code: "probe_params_invalid" });
    expect(runs).toEqual([]);
  });

  test("that fails says why, and shows what there is", async () => {
    const { runs, ask, logger } = openDesk();
    const plain = ask("light");
    const partial = ask("light");
    const broken = ask("light");
    runs[0]?.fail(new RejectedError("no", { code: "target_refused" }));
    runs[1]?.fail(new ProbeFailure("half", { code: "connection_lost", result: { b: 2 } }));
    runs[2]?.fail(new Error("a bug"));
    expect(await plain).toEqual({ id: "1", success: false, error: "no", code: "target_refused" });
    expect(await partial).toMatchObject({ success: false, result: { b: 2 }, error: "half" });
    expect(await broken).toMatchObject({ success: false, error: "a bug", code: "internal" });
    expect(logger.lines.filter(({ level }) => level === "error").length).toBe(1);
  });
});

describe("time", () => {
  test("a method that does not end is answered at its deadline, and told to stop", async () => {
    const { clock, runs, ask } = openDesk();
    const answer = ask("light", { params: { n: 5 } });
    await clock.advance(1_004);
    expect(runs[0]?.call.signal.aborted).toBe(false);
    await clock.advance(1);
    expect(await answer).toMatchObject({
      success: false,
      error: "light took longer than 1005 ms and was stopped",
      code: "probe_deadline",
    });
    expect(runs[0]?.call.signal.aborted).toBe(true);
  });

  test("a method that goes on after its deadline keeps its place until it has ended", async () => {
    const { clock, runs, ask, settle } = openDesk({ maxRunning: 1 });
    const first = ask("light");
    const second = ask("light");
    await clock.advance(1_000);
    expect((await first).code).toBe("probe_deadline");
    expect(runs.length).toBe(1);
    runs[0]?.finish({});
    await settle();
    expect(runs.length).toBe(2);
    runs[1]?.finish({});
    expect((await second).success).toBe(true);
  });

  test("progress is told until the answer, not after", async () => {
    const { desk, runs } = openDesk();
    const told: string[] = [];
    const onProgress = ({ status }: { status: string }) => void told.push(status);
    const answer = desk.answer({ id: "1", method: "light", params: {}, caller: "anna", onProgress });
    runs[0]?.call.progress({ status: "half way" });
    runs[0]?.finish({});
    await answer;
    runs[0]?.call.progress({ status: "too late" });
    expect(told).toEqual(["half way"]);
  });
});

describe("turns", () => {
  test("never more run than may, heavy ones of a caller neither, and everything is answered", async () => {
    const question = fc.record({
      name: fc.constantFrom("light", "heavy"),
      caller: fc.constantFrom("anna", "bo"),
      endsAfter: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(question, { maxLength: 40 }), async (questions) => {
        const { runs, ask, settle } = openDesk();
        const answers = questions.map(({ name, caller }) => ask(name, { caller }));
        let ended = 0;
        while (ended < questions.length) {
          const open = runs.slice(ended);
          expect(open.length).toBeLessThanOrEqual(8);
          for (const caller of ["anna", "bo"]) {
            const own = open.filter(({ name, call }) => name === "heavy" && call.caller === caller);
            expect(own.length).toBeLessThanOrEqual(2);
          }
          expect(open.length).toBeGreaterThan(0);
          runs[ended]?.finish({});
          ended += 1;
          await settle();
        }
        for (const answer of await Promise.all(answers)) expect(answer.success).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("a light question goes past heavy ones that wait", () => {
    const { runs, ask } = openDesk();
    for (let index = 0; index < 5; index++) void ask("heavy");
    void ask("light");
    expect(runs.map(({ name }) => name)).toEqual(["heavy", "heavy", "light"]);
  });

  test("when too many wait the next is refused, and cancelling still works", async () => {
    const { ask, runs } = openDesk({ maxRunning: 1, maxWaiting: 1 });
    void ask("light", { id: "a" });
    const waiting = ask("light", { id: "b" });
    expect(await ask("light", { id: "c" })).toMatchObject({ code: "probe_busy" });
    expect(await ask("cancel", { id: "d", params: { id: "b" } })).toMatchObject({
      result: { cancelled: 1, id: "b" },
    });
    expect(await waiting).toEqual({ id: "b", success: false, error: "cancelled", code: "probe_cancelled" });
    expect(runs.length).toBe(1);
  });
});

test("nobody cancels what another asked", async () => {
  const { ask, runs } = openDesk();
  const answer = ask("light", { id: "a", caller: "anna" });
  expect(await ask("cancel", { caller: "bo", params: { id: "a" } })).toMatchObject({
    result: { cancelled: 0 },
  });
  runs[0]?.finish({});
  expect((await answer).success).toBe(true);
});

test("closing stops what runs, refuses what waits and what comes, and waits for the end of it", async () => {
  const { desk, ask, runs, settle } = openDesk({ maxRunning: 1 });
  const running = ask("light", { id: "a" });
  const waiting = ask("light", { id: "b" });
  let isClosed = false;
  const closing = desk.close().then(() => (isClosed = true));
  expect(await running).toMatchObject({ error: "the node is stopping", code: "probe_cancelled" });
  expect(await waiting).toMatchObject({ code: "probe_cancelled" });
  expect(await ask("light")).toMatchObject({ code: "probe_cancelled" });
  await settle();
  expect(isClosed).toBe(false);
  runs[0]?.fail(new Error("aborted"));
  await closing;
});

test("closing does not wait for ever", async () => {
  const { desk, ask, clock } = openDesk();
  void ask("light");
  const closing = desk.close();
  await clock.advance(3_000);
  await closing;
});
