import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  appliedLimitW,
  applyLimitEvent,
  type LimitMemory,
  newLimitMemory,
  nextLimitTimer,
  type WrittenLimit,
  writeLimit,
} from "./limit-machine.ts";
import { limitRecord, restoreLimitMemory } from "./limit-record.ts";
import type { LimitSettings } from "./limit-settings.ts";
import { LIMIT_EVENTS, LIMIT_STATES, LIMIT_TABLE, type LimitEvent, type LimitState } from "./limit-table.ts";

const HOUR_MS = 3_600_000;
const SETTINGS: LimitSettings = {
  direction: "consumption",
  failsafeW: 4200,
  failsafeMinimumMs: 2 * HOUR_MS,
  protectiveW: 6000,
};

/** A building on a time line: its timers run out by themselves. */
class Building {
  memory: LimitMemory;
  atMs = 0;
  wallMs = 1_000_000_000_000;
  /** Everything that happened, with its second. */
  readonly journal: string[] = [];
  readonly settings: LimitSettings;

  constructor(settings: LimitSettings = SETTINGS) {
    this.settings = settings;
    this.memory = newLimitMemory(this.now);
  }

  get now() {
    return { atMs: this.atMs, wallMs: this.wallMs };
  }

  get limitW(): number | undefined {
    return appliedLimitW(this.memory, this.settings);
  }

  get state(): LimitState {
    return this.memory.state;
  }

  wait(seconds: number): this {
    const untilMs = this.atMs + seconds * 1000;
    for (let timer = this.#due(untilMs); timer; timer = this.#due(untilMs)) {
      this.wallMs += timer.atMs - this.atMs;
      this.atMs = timer.atMs;
      this.journal.push(`${this.atMs / 1000} ${timer.event}`);
      this.memory = applyLimitEvent(this.memory, timer.event, this.now);
    }
    this.wallMs += untilMs - this.atMs;
    this.atMs = untilMs;
    return this;
  }

  heartbeat(): this {
    this.memory = applyLimitEvent(this.memory, "heartbeat", this.now);
    return this;
  }

  write(limit: Partial<WrittenLimit> = {}): string | undefined {
    const { memory, rule } = writeLimit(
      this.memory,
      { limitW: 3000, isActive: true, ...limit },
      this.settings,
      this.now,
    );
    this.memory = memory;
    return rule.answer;
  }

  /** Beats every 60 s, as a guard does. */
  live(seconds: number): this {
    for (let left = seconds; left > 0; left -= 60) this.wait(Math.min(60, left)).heartbeat();
    return this;
  }

  /** A power cut of that many seconds, with a clock that may show anything afterwards. */
  restart(seconds: number, wallMs = this.wallMs + seconds * 1000): this {
    const record = JSON.parse(JSON.stringify(limitRecord(this.memory, this.atMs))) as unknown;
    // Monotonic clocks begin anew.
    this.atMs = 50_000;
    this.wallMs = wallMs;
    this.memory = restoreLimitMemory(record, this.now);
    return this;
  }

  #due(untilMs: number) {
    const timer = nextLimitTimer(this.memory, this.settings);
    return timer && timer.atMs <= untilMs ? timer : undefined;
  }
}

function limited(limit: Partial<WrittenLimit> = {}): Building {
  const building = new Building();
  expect(building.wait(10).heartbeat().wait(1).write(limit)).toBe("accepted");
  return building;
}

function failsafe(): Building {
  const building = limited().wait(120);
  expect(building.state).toBe("failsafe");
  return building;
}

describe("rules by their number", () => {
  test("LPC-901, LPC-TS-017: the failsafe limit holds from the start", () => {
    const building = new Building();
    expect([building.state, building.limitW]).toEqual(["init", 4200]);
    expect([building.wait(30).heartbeat().state, building.limitW]).toEqual(["init", 4200]);
  });

  test("LPC-902, LPC-905: heartbeat and deactivated limit end the start", () => {
    const building = new Building().heartbeat();
    expect(building.write({ isActive: false })).toBe("accepted");
    expect([building.state, building.limitW]).toEqual(["unlimited_controlled", undefined]);
  });

  test("LPC-904: heartbeat and limit end the start", () => {
    const building = limited();
    expect([building.state, building.limitW]).toEqual(["limited", 3000]);
  });

  test("LPC-906: 120 s without a limit end the start", () => {
    const building = new Building().wait(119.999);
    expect(building.state).toBe("init");
    expect([building.wait(0.001).state, building.limitW]).toEqual(["unlimited_autonomous", undefined]);
  });

  test("LPC-908: a limit with a duration ends with it, and with a new duration later", () => {
    const building = limited({ durationMs: 900_000 }).live(600);
    building.write({ limitW: 2000, durationMs: 900_000 });
    expect([building.live(899).state, building.limitW]).toEqual(["limited", 2000]);
    expect([building.wait(1).state, building.limitW]).toEqual(["unlimited_controlled", undefined]);
  });

  test("LPC-909: a deactivated limit ends at once", () => {
    const building = limited();
    expect(building.write({ isActive: false, limitW: Number.NaN })).toBe("accepted");
    expect([building.state, building.limitW]).toEqual(["unlimited_controlled", undefined]);
  });

  test.each([true, false])(
    "LPC-911, LPC-912, LPC-031: 120 s of silence lead to failsafe (limited: %s)",
    (isActive) => {
      const building = limited({ isActive });
      // The silence counts from the heartbeat, a second before the limit.
      expect(building.wait(118.999).state).not.toBe("failsafe");
      expect([building.wait(0.001).state, building.limitW]).toEqual(["failsafe", 4200]);
    },
  );

  test("LPC-916, LPC-918 to LPC-920: heartbeat and limit leave failsafe at once, heartbeat alone does not", () => {
    const one = failsafe().wait(300).heartbeat();
    expect([one.wait(119).state, one.limitW]).toEqual(["failsafe", 4200]);
    expect(one.write({ limitW: 2500 })).toBe("accepted");
    expect([one.state, one.limitW]).toEqual(["limited", 2500]);
    const other = failsafe().heartbeat();
    other.write({ isActive: false });
    expect([other.state, other.limitW]).toEqual(["unlimited_controlled", undefined]);
  });

  test("LPC-916: a limit without a heartbeat is refused", () => {
    const building = failsafe().wait(300);
    expect(building.write({ isActive: false })).toBe("refused");
    expect([building.state, building.limitW]).toEqual(["failsafe", 4200]);
    const fresh = new Building();
    expect(fresh.write()).toBe("refused");
    expect(fresh.state).toBe("init");
  });

  test("LPC-921: a guard that is back and writes no limit for 120 s leaves the building unlimited", () => {
    const building = failsafe().heartbeat().live(119);
    expect(building.state).toBe("failsafe");
    expect([building.wait(1).state, building.limitW]).toEqual(["unlimited_autonomous", undefined]);
  });

  test("LPC-921: a single heartbeat is no guard that is back", () => {
    const building = failsafe().heartbeat().wait(600);
    expect([building.state, building.limitW]).toEqual(["failsafe", 4200]);
  });

  test("LPC-TS-012, LPC-922: without a guard, failsafe lasts its shortest duration, then a limit of our own", () => {
    const building = failsafe();
    // It began when 120 s of silence were over, a second before `failsafe()` ends.
    expect(building.wait(2 * 3600 - 1.001).state).toBe("failsafe");
    expect([building.wait(0.001).state, building.limitW]).toEqual(["unlimited_autonomous", 6000]);
    expect([building.wait(30 * 24 * 3600).state, building.limitW]).toEqual(["unlimited_autonomous", 6000]);
    expect([building.heartbeat().live(120).state, building.limitW]).toEqual([
      "unlimited_autonomous",
      undefined,
    ]);
  });

  test("error 7: a consumption below 0 is refused, and what was in force stays", () => {
    const building = limited();
    for (const limitW of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(building.write({ limitW })).toBe("refused");
    expect([building.state, building.limitW]).toEqual(["limited", 3000]);
    expect(building.write({ limitW: 0 })).toBe("accepted");
    expect(building.limitW).toBe(0);
  });

  test("error 7: a production above 0 is refused", () => {
    const building = new Building({ ...SETTINGS, direction: "production", failsafeW: 0 }).heartbeat();
    expect(building.write({ limitW: 500 })).toBe("refused");
    expect(building.write({ limitW: -500 })).toBe("accepted");
    expect([building.state, building.limitW]).toEqual(["limited", 500]);
  });
});

describe("bugs others shipped", () => {
  test("evcc issue 25545: failsafe is left when heartbeat and limit come back, and needs no restart", () => {
    const building = failsafe().wait(600).heartbeat().wait(5);
    expect(building.write({ limitW: 11_000 })).toBe("accepted");
    expect([building.state, building.limitW]).toEqual(["limited", 11_000]);
  });

  test("evcc pull request 29705: two hours without a guard do not unlimit the building", () => {
    const building = failsafe().wait(2 * 3600 + 1);
    expect(building.limitW).toBe(6000);
  });

  test("evcc pull request 32492: a limit without a duration, or of 0 ms, holds until it is changed", () => {
    for (const limit of [{}, { durationMs: 0 }]) {
      const building = limited(limit).live(30 * 24 * 3600);
      expect([building.state, building.limitW]).toEqual(["limited", 3000]);
    }
  });
});

describe("restarts and clocks", () => {
  test("a restart inside failsafe goes on with it, and only time that ran counts", () => {
    const building = failsafe().wait(3600);
    const since = building.memory.enteredAtMs;
    building.restart(7200);
    expect([building.state, building.limitW, building.memory.enteredAtMs]).toEqual(["failsafe", 4200, since]);
    expect(building.wait(3598).state).toBe("failsafe");
    expect(building.wait(2).state).toBe("unlimited_autonomous");
  });

  test.each([0, 1_000_000_000_000_000])(
    "a clock that shows %i after a restart does not shorten failsafe",
    (wallMs) => {
      const building = failsafe().restart(10, wallMs);
      expect(building.wait(2 * 3600 - 3).state).toBe("failsafe");
      expect(building.wait(3).state).toBe("unlimited_autonomous");
    },
  );

  test("a clock that jumps while it runs changes no timer", () => {
    const building = limited();
    building.wallMs = 0;
    expect(building.wait(118).state).toBe("limited");
    building.wallMs = 9e15;
    expect(building.wait(1).state).toBe("failsafe");
    building.wallMs = 0;
    expect(building.wait(2 * 3600 - 1).state).toBe("failsafe");
  });

  test("a restart under a limit begins with the failsafe limit, and leads to failsafe when the guard is gone", () => {
    const building = limited({ limitW: 9000 }).restart(5);
    expect([building.state, building.limitW]).toEqual(["init", 4200]);
    building.wait(60).restart(5).wait(119);
    expect(building.state).toBe("init");
    expect(building.wait(1).state).toBe("failsafe");
  });

  test("a restart after the failsafe keeps the protective limit", () => {
    const building = failsafe()
      .wait(3 * 3600)
      .restart(5);
    expect([building.state, building.limitW]).toEqual(["unlimited_autonomous", 6000]);
  });

  test("a building nobody limits is free again 120 s after a restart", () => {
    const building = new Building().wait(500).restart(5);
    expect([building.state, building.limitW]).toEqual(["init", 4200]);
    expect(building.wait(120).limitW).toBeUndefined();
  });

  test.each([
    null,
    7,
    {},
    { state: "free" },
    { state: "init", applies: "failsafe", entered_at: 0, served_ms: -1 },
  ])("a record that says %j counts as failsafe", (record) => {
    const memory = restoreLimitMemory(record, { atMs: 7, wallMs: 9 });
    expect([memory.state, memory.applies]).toEqual(["failsafe", "failsafe"]);
  });
});

describe("every state × event × timer", () => {
  /** How each state is reached, and a moment later. */
  const reached: Record<LimitState, () => Building> = {
    init: () => new Building().heartbeat(),
    unlimited_controlled: () => limited({ isActive: false }),
    limited: () => limited({ durationMs: 60_000 }),
    failsafe: () => failsafe().heartbeat(),
    unlimited_autonomous: () =>
      failsafe()
        .wait(2 * 3600)
        .heartbeat(),
  };
  const cells = LIMIT_STATES.flatMap((state) =>
    (Object.keys(LIMIT_EVENTS) as LimitEvent[]).map((event): [LimitState, LimitEvent] => [state, event]),
  );

  test.each(cells)(
    "%s × %s goes where the table says, and its timers are those of the new state",
    (state, event) => {
      const before = reached[state]();
      expect(before.state).toBe(state);
      const rule = LIMIT_TABLE[state][event];
      const after = applyLimitEvent(before.memory, event, before.now);
      expect(after.state).toBe(rule.to ?? state);
      expect(after.applies).toBe(rule.applies ?? before.memory.applies);
      const isMoved = after.state !== state;
      expect(after.servedAt).toBe(isMoved ? before.atMs : before.memory.servedAt);
      expect(after.enteredAtMs).toBe(isMoved ? before.wallMs : before.memory.enteredAtMs);
      const timer = nextLimitTimer(after, SETTINGS);
      if (after.state === "failsafe" || after.state === "init") expect(timer).toBeDefined();
      if (timer?.event === "init_over") expect(after.state).toBe("init");
      if (timer?.event === "minimum_over") expect(after.state).toBe("failsafe");
      if (timer?.event === "duration_over") expect(after.state).toBe("limited");
      if (event === "heartbeat_lost") expect(timer?.event).not.toBe("heartbeat_lost");
    },
  );

  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 9000 }) }),
      fc.record({ do: fc.constant("heartbeat" as const) }),
      fc.record({
        do: fc.constant("write" as const),
        isActive: fc.boolean(),
        limitW: fc.constantFrom(-5, 0, 2500, 9000, Number.NaN),
        durationMs: fc.constantFrom(0, 30_000, 600_000),
      }),
      fc.record({ do: fc.constant("restart" as const), wallMs: fc.integer({ min: 0, max: 4e12 }) }),
    ),
    { maxLength: 40 },
  );

  test("power is only ever free for a reason a guard or the table gave", () => {
    fc.assert(
      fc.property(steps, (script) => {
        const building = new Building();
        let isReleased = false;
        for (const step of script) {
          const journalled = building.journal.length;
          if (step.do === "wait") building.wait(step.seconds);
          else if (step.do === "heartbeat") building.heartbeat();
          else if (step.do === "restart") building.restart(5, step.wallMs);
          else if (building.write(step) === "accepted") isReleased = !step.isActive;
          const ended = building.journal.slice(journalled).map((line) => line.split(" ")[1]);
          if (
            ended.some(
              (event) => event === "duration_over" || event === "limit_overdue" || event === "init_over",
            )
          ) {
            isReleased = true;
          }
          if (building.limitW === undefined) expect(isReleased).toBe(true);
          else isReleased = false;
          if (building.state === "failsafe") expect(building.limitW).toBe(4200);
          if (building.state === "limited") expect(building.memory.limitW).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("time always passes: the timers of a building that is left alone come to an end", () => {
    fc.assert(
      fc.property(steps, (script) => {
        const building = new Building();
        for (const step of script) {
          if (step.do === "wait") building.wait(step.seconds);
          else if (step.do === "heartbeat") building.heartbeat();
          else if (step.do === "write") building.write(step);
        }
        building.journal.length = 0;
        building.wait(48 * 3600);
        expect(building.journal.length).toBeLessThan(10);
        expect(building.state).toBe("unlimited_autonomous");
      }),
    );
  });
});
