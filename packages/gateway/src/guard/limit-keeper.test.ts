import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { expect, test, vi } from "vitest";
import { LimitKeeper } from "./limit-keeper.ts";
import type { PlannedLimit } from "./site-plan.ts";

const LIMIT: PlannedLimit = {
  direction: "consumption",
  failsafeW: 4200,
  failsafeMinimumMs: 7_200_000,
  protectiveW: 4200,
  circuit: "grid",
  budgetW: undefined,
};

/** A keeper that a guard has limited to 8 kW, whose disk from then on answers when it is let. */
async function limitedKeeper() {
  const clock = new FakeClock();
  const kept: string[] = [];
  const answers: (() => void)[] = [];
  const onMove = vi.fn();
  const onChange = vi.fn();
  let isSlow = false;
  const keeper = new LimitKeeper({
    limit: LIMIT,
    store: {
      failure: undefined,
      record: () => undefined,
      keep: (_, { state }) => {
        kept.push(state);
        return isSlow ? new Promise((resolve) => answers.push(resolve)) : Promise.resolve();
      },
    },
    clock,
    logger: new RecordingLogger(),
    onMove,
    onChange,
  }).start();
  keeper.heartbeat("dso");
  await keeper.write({ limitW: 8000, isActive: true }, "dso");
  isSlow = true;
  onMove.mockClear();
  onChange.mockClear();
  const seen = () => [keeper.view.memory.state, keeper.view.src];
  return { keeper, clock, kept, answers, onMove, onChange, seen };
}

test("failsafe holds at once, and is on disk before others see it", async () => {
  const { keeper, clock, kept, answers, onMove, onChange, seen } = await limitedKeeper();
  expect(seen()).toEqual(["limited", "dso"]);
  await clock.advance(120_000);
  expect([keeper.appliedW, kept.at(-1)]).toEqual([4200, "failsafe"]);
  expect(onMove).toHaveBeenCalledTimes(1);
  expect(seen()).toEqual(["limited", "dso"]);
  expect(onChange).not.toHaveBeenCalled();
  for (const answer of answers) answer();
  await clock.advance(0);
  expect(seen()).toEqual(["failsafe", undefined]);
  expect(onChange).toHaveBeenCalledTimes(1);
  keeper.close();
});

test("what comes while the disk is busy is seen in its order", async () => {
  const { keeper, clock, answers, onChange, seen } = await limitedKeeper();
  await clock.advance(120_000);
  keeper.heartbeat("dso");
  const written = keeper.write({ limitW: 0, isActive: false }, "dso");
  expect(seen()).toEqual(["limited", "dso"]);
  answers.shift()?.();
  await clock.advance(0);
  expect(seen()).toEqual(["failsafe", undefined]);
  for (const answer of answers) answer();
  await written;
  expect(seen()).toEqual(["unlimited_controlled", "dso"]);
  expect(onChange).toHaveBeenCalledTimes(2);
  keeper.close();
});

test("a disk that does not answer keeps it back for 2 s", async () => {
  const { keeper, clock, seen } = await limitedKeeper();
  await clock.advance(121_000);
  expect(seen()).toEqual(["limited", "dso"]);
  await clock.advance(1000);
  expect(seen()).toEqual(["failsafe", undefined]);
  keeper.close();
});
