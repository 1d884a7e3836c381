import { TimeoutError } from "@sourceful/domain";
import { describe, expect, test } from "vitest";
import { PlannedPoll } from "./planned-poll.ts";
import { ReadPlan, type ReadPlanOptions } from "./read-plan.ts";
import type { RegisterBlock } from "./register-block.ts";
import { FakeUnit, type Manner } from "./testing/fake-unit.ts";

type Block = readonly [address: number, count: number];

const gives: Manner = () => "gives";
const covers = ({ address, count }: RegisterBlock, register: number) =>
  address <= register && register < address + count;

function setUp(manner: Manner = gives, options?: ReadPlanOptions) {
  const unit = new FakeUnit(manner);
  const plan = new ReadPlan(options);
  /** Reads the blocks in one poll; answers what each gave and the requests it took. */
  async function poll(blocks: readonly Block[]): Promise<{ results: string[]; requests: Block[] }> {
    const before = unit.reads.length;
    const reader = new PlannedPoll(unit, plan);
    const results: string[] = [];
    for (const block of blocks) results.push(await resultOf(reader, block));
    return { results, requests: unit.reads.slice(before).map(({ address, count }) => [address, count]) };
  }
  const alone = (blocks: readonly Block[]) =>
    blocks.map(([address, count]) => unit.expected({ kind: "holding", address, count }));
  return { unit, plan, poll, alone };
}

async function resultOf(reader: PlannedPoll, [address, count]: Block): Promise<string> {
  try {
    return Buffer.from(await reader.readRegisters("holding", address, count)).toString("hex");
  } catch (error) {
    return (error as Error).message;
  }
}

describe("a driver that reads the same blocks every poll", () => {
  const blocks: Block[] = [
    [10, 2],
    [0, 3],
    [29, 1],
    [200, 2],
  ];

  test("reads them one by one once, then in as few requests as gaps allow", async () => {
    const { poll, alone } = setUp();
    expect((await poll(blocks)).requests).toEqual(blocks);
    const second = await poll(blocks);
    // Between 11 and 29 lie 17 registers: one too many.
    expect(second.requests).toEqual([
      [0, 12],
      [29, 1],
      [200, 2],
    ]);
    expect(second.results).toEqual(alone(blocks));
  });

  test("gets what the device holds at this poll", async () => {
    const { unit, poll, alone } = setUp();
    await poll(blocks);
    unit.epoch += 1;
    expect((await poll(blocks)).results).toEqual(alone(blocks));
  });

  test("is read across gaps of up to maxGap", async () => {
    const { poll } = setUp(gives, { maxGap: 17 });
    await poll(blocks);
    expect((await poll(blocks)).requests).toEqual([
      [0, 30],
      [200, 2],
    ]);
  });

  test("is never asked for more registers at once than the device gives", async () => {
    const { poll } = setUp(gives, { maxRegisters: 12 });
    const adjacent: Block[] = Array.from({ length: 7 }, (_, i) => [4 * i, 4]);
    await poll(adjacent);
    expect((await poll(adjacent)).requests).toEqual([
      [0, 12],
      [12, 12],
      [24, 4],
    ]);
  });

  test("holding and input registers are not merged", async () => {
    const { unit, plan } = setUp();
    for (let i = 0; i < 2; i++) {
      const reader = new PlannedPoll(unit, plan);
      await reader.readRegisters("holding", 0, 1);
      await reader.readRegisters("input", 1, 1);
    }
    expect(unit.reads).toHaveLength(4);
  });
});

test("a block is fetched only when one of its neighbours is read", async () => {
  const { poll } = setUp();
  await poll([
    [0, 1],
    [2, 1],
    [500, 1],
    [502, 1],
  ]);
  expect((await poll([[2, 1]])).requests).toEqual([[0, 3]]);
});

test("a second read of the same block goes out again", async () => {
  const { unit, plan, poll } = setUp();
  const blocks: Block[] = [
    [0, 1],
    [1, 1],
  ];
  await poll(blocks);
  const reader = new PlannedPoll(unit, plan);
  await resultOf(reader, [0, 1]);
  await resultOf(reader, [1, 1]);
  unit.epoch += 1;
  expect(await resultOf(reader, [1, 1])).toBe(unit.expected({ kind: "holding", address: 1, count: 1 }));
});

test("a write drops what was fetched, and what is left is fetched anew", async () => {
  const { unit, plan, poll } = setUp();
  const blocks: Block[] = [
    [0, 1],
    [1, 1],
    [2, 1],
  ];
  await poll(blocks);
  const writes: ((reader: PlannedPoll) => Promise<void>)[] = [
    (reader) => reader.writeRegister(1, 5),
    (reader) => reader.writeRegisters(1, [5]),
    (reader) => reader.writeCoil(1, true),
    (reader) => reader.writeCoils(1, [true]),
  ];
  for (const write of writes) {
    const reader = new PlannedPoll(unit, plan);
    await resultOf(reader, [0, 1]);
    await write(reader);
    const readsBefore = unit.reads.length;
    expect(await resultOf(reader, [1, 1])).toBe(unit.expected({ kind: "holding", address: 1, count: 1 }));
    expect(await resultOf(reader, [2, 1])).toBe(unit.expected({ kind: "holding", address: 2, count: 1 }));
    expect(unit.reads.slice(readsBefore)).toEqual([{ kind: "holding", address: 1, count: 2 }]);
  }
});

test("a block read again after a write goes out alone: its neighbours may not be wanted", async () => {
  const { unit, plan, poll } = setUp();
  await poll([
    [0, 1],
    [1, 1],
    [2, 1],
  ]);
  const reader = new PlannedPoll(unit, plan);
  await resultOf(reader, [0, 1]);
  await reader.writeRegister(0, 1);
  const readsBefore = unit.reads.length;
  await resultOf(reader, [0, 1]);
  expect(unit.reads.slice(readsBefore)).toEqual([{ kind: "holding", address: 0, count: 1 }]);
});

test("a driver that changes its mind is read as it asks and learned anew", async () => {
  const { poll, alone } = setUp();
  await poll([
    [0, 2],
    [4, 2],
  ]);
  const other: Block[] = [
    [0, 4],
    [1, 1],
    [8, 2],
  ];
  expect((await poll(other)).results).toEqual(alone(other));
  expect((await poll(other)).requests).toEqual([[0, 10]]);
});

test("a block not read for 16 polls is not fetched any more", async () => {
  const { poll } = setUp();
  await poll([
    [0, 1],
    [5, 1],
  ]);
  for (let i = 0; i < 16; i++) expect((await poll([[0, 1]])).requests).toEqual([[0, 6]]);
  expect((await poll([[0, 1]])).requests).toEqual([[0, 1]]);
});

describe("a device with a gap that it refuses", () => {
  const manner: Manner = (block) => (covers(block, 5) ? 2 : "gives");
  const blocks: Block[] = [
    [0, 2],
    [3, 1],
    [7, 2],
    [10, 2],
  ];
  const around: Block[] = [
    [0, 4],
    [7, 5],
  ];

  test("is asked across it once, the driver never hears of it", async () => {
    const { plan, poll, alone } = setUp(manner);
    await poll(blocks);
    expect((await poll(blocks)).results).toEqual(alone(blocks));
    expect(plan.forbiddenGaps).toEqual([{ kind: "holding", from: 3, to: 7 }]);
    const third = await poll(blocks);
    expect(third.results).toEqual(alone(blocks));
    expect(third.requests).toEqual(around);
  });

  test("is not asked across it by a plan that was told", async () => {
    const { plan, poll } = setUp(manner, { forbiddenGaps: [{ kind: "holding", from: 3, to: 7 }] });
    await poll(blocks);
    expect((await poll(blocks)).requests).toEqual(around);
    expect(plan.revision).toBe(0);
  });
});

test("a device that refuses long reads is asked for shorter ones", async () => {
  const { poll, alone } = setUp(({ count }) => (count > 8 ? 3 : "gives"));
  const blocks: Block[] = Array.from({ length: 10 }, (_, i) => [2 * i, 2]);
  for (let i = 0; i < 10; i++) expect((await poll(blocks)).results).toEqual(alone(blocks));
  const { requests } = await poll(blocks);
  expect(requests.length).toBeLessThanOrEqual(4);
  expect(requests.every(([, count]) => count <= 8)).toBe(true);
});

describe("a block that the device refuses", () => {
  const blocks: Block[] = [
    [0, 2],
    [2, 2],
    [4, 2],
  ];

  test("is refused as it would be alone and costs its neighbours nothing lasting", async () => {
    const { plan, poll, alone } = setUp((block) => (covers(block, 3) ? 2 : "gives"));
    for (let i = 0; i < 3; i++) expect((await poll(blocks)).results).toEqual(alone(blocks));
    expect(plan.forbiddenGaps).toEqual([]);
  });

  test("is merged again when the device gives it again", async () => {
    const { unit, poll, alone } = setUp();
    await poll(blocks);
    unit.manner = (block) => (covers(block, 3) ? 2 : "gives");
    expect((await poll(blocks)).results).toEqual(alone(blocks));
    unit.manner = gives;
    await poll(blocks);
    await poll(blocks);
    expect((await poll(blocks)).requests).toEqual([[0, 6]]);
  });
});

test("a device that refuses everything for a while leaves no gap forbidden", async () => {
  const { unit, plan, poll, alone } = setUp();
  const blocks: Block[] = [
    [0, 2],
    [2, 2],
    [4, 2],
  ];
  await poll(blocks);
  unit.manner = () => 4;
  expect((await poll(blocks)).results).toEqual(alone(blocks));
  unit.manner = gives;
  await poll(blocks);
  expect((await poll(blocks)).requests).toEqual([[0, 6]]);
  expect(plan.forbiddenGaps).toEqual([]);
});

test("a refusal that is not about addresses is not remembered for good", async () => {
  const { plan, poll, alone } = setUp((block) => (covers(block, 2) ? 4 : "gives"));
  const blocks: Block[] = [
    [0, 2],
    [3, 2],
  ];
  await poll(blocks);
  expect((await poll(blocks)).results).toEqual(alone(blocks));
  expect((await poll(blocks)).requests).toEqual(blocks);
  expect(plan.forbiddenGaps).toEqual([]);
});

describe("a device that does not answer when a gap is read", () => {
  const manner: Manner = (block) => (covers(block, 5) ? "silent" : "gives");
  const blocks: Block[] = [
    [0, 2],
    [2, 1],
    [7, 2],
  ];

  test("still gives the driver everything, and is left alone with it after two polls", async () => {
    const { plan, poll, alone } = setUp(manner);
    for (let i = 0; i < 3; i++) expect((await poll(blocks)).results).toEqual(alone(blocks));
    const settled = await poll(blocks);
    expect(settled.results).toEqual(alone(blocks));
    expect(settled.requests).toEqual([
      [0, 3],
      [7, 2],
    ]);
    expect(plan.forbiddenGaps).toEqual([]);
  });

  test("is tried again after a thousand polls", async () => {
    const { unit, poll } = setUp(manner);
    for (let i = 0; i < 3; i++) await poll(blocks);
    unit.manner = gives;
    for (let i = 0; i < 1000; i++) await poll(blocks);
    expect((await poll(blocks)).requests).toEqual([[0, 9]]);
  });
});

test("one answer in between makes an earlier silence forgotten", async () => {
  const { unit, poll } = setUp();
  const blocks: Block[] = [
    [0, 2],
    [7, 2],
  ];
  await poll(blocks);
  for (let i = 0; i < 3; i++) {
    unit.manner = ({ count }) => (count > 2 ? "silent" : "gives");
    await poll(blocks);
    unit.manner = gives;
    expect((await poll(blocks)).requests).toEqual([[0, 9]]);
  }
});

test("a busy device is asked for the block alone, and nothing is remembered", async () => {
  const { unit, plan, poll, alone } = setUp();
  const blocks: Block[] = [
    [0, 2],
    [7, 2],
  ];
  await poll(blocks);
  unit.manner = ({ count }) => (count > 2 ? 6 : "gives");
  const busy = await poll(blocks);
  expect(busy.results).toEqual(alone(blocks));
  expect(busy.requests).toEqual([[0, 9], ...blocks]);
  expect(plan.forbiddenGaps).toEqual([]);
});

test("a dead device costs one request more than it would unplanned", async () => {
  const { unit, poll } = setUp();
  const blocks: Block[] = [
    [0, 2],
    [7, 2],
    [20, 2],
  ];
  await poll(blocks);
  unit.manner = () => "silent";
  const dead = await poll(blocks);
  expect(dead.results).toEqual(["no answer", "no answer", "no answer"]);
  expect(dead.requests).toHaveLength(4);
});

test("a request that cannot be sent is not asked for again", async () => {
  const { unit, poll } = setUp();
  const blocks: Block[] = [
    [0, 2],
    [7, 2],
  ];
  await poll(blocks);
  unit.failure = new TimeoutError("suspended", { code: "modbus_unit_suspended", retry: "later" });
  const { results, requests } = await poll(blocks);
  expect(results).toEqual(["suspended", "suspended"]);
  expect(requests).toHaveLength(2);
});

test("a plan out of range is rejected", () => {
  expect(() => new ReadPlan({ maxGap: 124 })).toThrow("maximum gap");
  expect(() => new ReadPlan({ maxRegisters: 0 })).toThrow("maximum registers");
});

test("bits and the number of requests are the unit's", async () => {
  const { unit, plan } = setUp();
  const reader = new PlannedPoll(unit, plan);
  expect(await reader.readBits("coil", 0, 1)).toEqual([true]);
  await reader.writeCoil(0, true);
  expect(reader.requests).toBe(unit.requests);
});
