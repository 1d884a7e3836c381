import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HeartbeatJudge } from "./heartbeat-judge.ts";

const NOON = Date.UTC(2026, 0, 1, 12);
const HOUR = 3_600_000;

/** A sender and a gateway whose wall clocks can be off by so much. */
function hear(judge: HeartbeatJudge, atMs: number, { sender = 0, ours = 0 } = {}) {
  return judge.judge({ ts: NOON + atMs + sender, nowMs: NOON + atMs + ours, monotonicMs: atMs });
}

test("a heartbeat of now is fresh, one that is no time is invalid", () => {
  const judge = new HeartbeatJudge();
  expect(judge.freshMs).toBeUndefined();
  expect(hear(judge, 0)).toBe("fresh");
  expect(judge.freshMs).toBe(0);
  expect(judge.judge({ ts: Number.NaN, nowMs: NOON, monotonicMs: 0 })).toBe("invalid");
  expect(judge.judge({ ts: Number.POSITIVE_INFINITY, nowMs: NOON, monotonicMs: 0 })).toBe("invalid");
});

test.each([
  [60_000, "fresh"],
  [60_001, "stale"],
  [-60_000, "fresh"],
  [-60_001, "stale"],
] as const)("%d ms off the wall clock is %s", (sender, verdict) => {
  expect(hear(new HeartbeatJudge(), 0, { sender })).toBe(verdict);
});

test("the same time twice is a replay, also later and also when it was not believed", () => {
  const judge = new HeartbeatJudge();
  expect(hear(judge, 0)).toBe("fresh");
  expect(judge.judge({ ts: NOON, nowMs: NOON + 10_000, monotonicMs: 10_000 })).toBe("replayed");
  expect(judge.judge({ ts: NOON - HOUR, nowMs: NOON, monotonicMs: 20_000 })).toBe("stale");
  expect(judge.judge({ ts: NOON - HOUR, nowMs: NOON - HOUR, monotonicMs: 30_000 })).toBe("replayed");
});

describe("a clock that is set", () => {
  test.each([
    ["our clock goes forward", { ours: HOUR }],
    ["our clock goes back", { ours: -HOUR }],
  ])("%s: the row goes on without a gap", (_, offsets) => {
    const judge = new HeartbeatJudge();
    expect(hear(judge, 0)).toBe("fresh");
    for (let atMs = 10_000; atMs <= 100_000; atMs += 10_000) expect(hear(judge, atMs, offsets)).toBe("fresh");
  });

  test.each([
    ["forward by 50 s", 50_000],
    ["back by 50 s", -50_000],
  ])("the sender's clock goes %s: the row goes on", (_, sender) => {
    const judge = new HeartbeatJudge();
    expect(hear(judge, 0)).toBe("fresh");
    for (let atMs = 9_999; atMs <= 100_000; atMs += 9_999)
      expect(hear(judge, atMs, { sender })).toBe("fresh");
  });

  test.each([
    ["forward by an hour", HOUR],
    ["back by an hour", -HOUR],
  ])("the sender's clock goes %s: it is not believed until it is set right", (_, sender) => {
    const judge = new HeartbeatJudge();
    expect(hear(judge, 0)).toBe("fresh");
    for (let atMs = 10_000; atMs <= 100_000; atMs += 10_000)
      expect(hear(judge, atMs, { sender })).toBe("stale");
    expect(hear(judge, 110_000)).toBe("fresh");
  });

  test("heartbeats that all come two minutes late are never fresh", () => {
    const judge = new HeartbeatJudge();
    hear(judge, 0);
    for (let atMs = 150_000; atMs <= 300_000; atMs += 10_000) {
      expect(hear(judge, atMs, { sender: -120_000 })).toBe("stale");
    }
  });
});

test("a burst of heartbeats that were held up does not feed", () => {
  const judge = new HeartbeatJudge();
  hear(judge, 0);
  // Two minutes of them, sent every 10 s and every 1 s, delivered together 10 minutes later.
  for (const everyMs of [10_000, 1_000]) {
    for (let sentMs = 10_000 + everyMs / 10; sentMs < 130_000; sentMs += everyMs) {
      const atMs = 10 * 60_000 + everyMs;
      expect(judge.judge({ ts: NOON + sentMs, nowMs: NOON + atMs, monotonicMs: atMs })).toBe("stale");
    }
  }
});

test("whatever the clocks say, no time feeds twice, and nothing feeds that is neither near nor in step", () => {
  const arrival = fc.record({
    ts: fc.integer({ min: 0, max: 400 }).map((step) => NOON + (step - 200) * 1_000),
    nowMs: fc.integer({ min: -200, max: 200 }).map((step) => NOON + step * 1_000),
    waitMs: fc.integer({ min: 0, max: 30_000 }),
  });
  fc.assert(
    fc.property(fc.array(arrival, { maxLength: 60 }), (arrivals) => {
      const judge = new HeartbeatJudge();
      const fed: { ts: number; monotonicMs: number }[] = [];
      let monotonicMs = 0;
      for (const { ts, nowMs, waitMs } of arrivals) {
        monotonicMs += waitMs;
        if (judge.judge({ ts, nowMs, monotonicMs }) !== "fresh") continue;
        const last = fed.at(-1);
        const isInStep = last && Math.abs(ts - last.ts - (monotonicMs - last.monotonicMs)) <= 2_000;
        expect(Math.abs(nowMs - ts) <= 60_000 || isInStep).toBe(true);
        fed.push({ ts, monotonicMs });
      }
      expect(new Set(fed.map(({ ts }) => ts)).size).toBe(fed.length);
    }),
  );
});
