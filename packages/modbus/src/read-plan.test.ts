import fc from "fast-check";
import { expect, test } from "vitest";
import { PlannedPoll } from "./planned-poll.ts";
import { ReadPlan } from "./read-plan.ts";
import type { RegisterBlock } from "./register-block.ts";
import { FakeUnit, type Manner } from "./testing/fake-unit.ts";

/** What planned reads must never be told from: a read of the same block alone, at the same moment. */

const ADDRESSES = 120;

interface Device {
  /** Registers that are refused, and the code they are refused with. */
  readonly refused: ReadonlyMap<number, number>;
  /** Registers that make the device fall silent. */
  readonly silent: ReadonlySet<number>;
  readonly maxRegisters: number;
}

type Step = { readonly read: RegisterBlock } | { readonly write: number };

const address = fc.integer({ min: 0, max: ADDRESSES - 1 });
const arbitraryDevice: fc.Arbitrary<Device> = fc.record({
  refused: fc
    .array(fc.tuple(address, fc.constantFrom(1, 2, 3, 4, 6, 11)), { maxLength: 12 })
    .map((entries) => new Map(entries)),
  silent: fc.array(address, { maxLength: 2 }).map((registers) => new Set(registers)),
  maxRegisters: fc.oneof(fc.constant(125), fc.integer({ min: 6, max: 40 })),
});
const arbitraryBlock: fc.Arbitrary<RegisterBlock> = fc.record({
  kind: fc.constantFrom("holding" as const, "holding" as const, "input" as const),
  address,
  count: fc.integer({ min: 1, max: 12 }),
});
const arbitraryDriver = fc.array(arbitraryBlock, { minLength: 1, maxLength: 20 });

/** How a driver's poll goes: mostly its blocks, sometimes fewer, others, a write or a change of the device. */
const arbitraryPolls = fc.array(
  fc.record({
    driver: fc.integer({ min: 0, max: 1 }),
    skipped: fc.array(fc.nat(19), { maxLength: 4 }),
    extra: fc.array(arbitraryBlock, { maxLength: 2 }),
    writeBefore: fc.option(fc.nat(19), { nil: undefined }),
    isDeviceOther: fc.boolean(),
  }),
  { minLength: 2, maxLength: 12 },
);

function mannerOf({ refused, silent, maxRegisters }: Device): Manner {
  return ({ address: first, count }) => {
    if (count > maxRegisters) return 3;
    for (let at = first; at < first + count; at++) {
      if (silent.has(at)) return "silent";
      const code = refused.get(at);
      if (code !== undefined) return code;
    }
    return "gives";
  };
}

async function resultOf(reader: PlannedPoll, { kind, address: at, count }: RegisterBlock): Promise<string> {
  try {
    return Buffer.from(await reader.readRegisters(kind, at, count)).toString("hex");
  } catch (error) {
    return (error as Error).message;
  }
}

test("whatever the device, the driver and the writes, a planned read gives what it would give alone", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(arbitraryDevice, arbitraryDevice),
      fc.tuple(arbitraryDriver, arbitraryDriver),
      arbitraryPolls,
      fc.integer({ min: 0, max: 20 }),
      async (devices, drivers, polls, maxGap) => {
        const unit = new FakeUnit(mannerOf(devices[0]));
        const plan = new ReadPlan({ maxGap });
        for (const { driver, skipped, extra, writeBefore, isDeviceOther } of polls) {
          unit.epoch += 1;
          unit.manner = mannerOf(devices[isDeviceOther ? 1 : 0]);
          const steps: Step[] = drivers[driver === 0 ? 0 : 1]
            .filter((_, i) => !skipped.includes(i))
            .concat(extra)
            .flatMap((read, i): Step[] => (i === writeBefore ? [{ write: i }, { read }] : [{ read }]));
          const reader = new PlannedPoll(unit, plan);
          for (const step of steps) {
            if ("write" in step) await reader.writeRegister(step.write, 1);
            else expect(await resultOf(reader, step.read)).toBe(unit.expected(step.read));
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("a driver that keeps to its blocks ends with fewer requests than reads, none of them a surprise", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDevice, arbitraryDriver, async (device, driver) => {
      const unit = new FakeUnit(mannerOf(device));
      const plan = new ReadPlan();
      const poll = async () => {
        const before = unit.reads.length;
        const reader = new PlannedPoll(unit, plan);
        for (const block of driver) await resultOf(reader, block);
        return unit.reads.slice(before);
      };
      // Each poll that is not settled finds out at least one thing, in two polls where the device is silent.
      for (let i = 0; i < 2 * driver.length + 2; i++) await poll();
      const requests = await poll();
      expect(requests.length).toBeLessThanOrEqual(driver.length);
      const merged = requests.filter(
        (request) =>
          !driver.some(
            ({ kind, address: at, count }) =>
              kind === request.kind && at === request.address && count === request.count,
          ),
      );
      for (const request of merged) expect(mannerOf(device)(request)).toBe("gives");
      expect(await poll()).toEqual(requests);
    }),
    { numRuns: 300 },
  );
});

test("a plan that is handed over spares its successor the refusals", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDevice, arbitraryDriver, async (device, driver) => {
      const refusalsOf = async (plan: ReadPlan) => {
        const unit = new FakeUnit(mannerOf({ ...device, silent: new Set() }));
        let refusals = 0;
        for (let i = 0; i < driver.length + 2; i++) {
          const before = unit.reads.length;
          const reader = new PlannedPoll(unit, plan);
          for (const block of driver) await resultOf(reader, block);
          if (i > 0) refusals += unit.reads.slice(before).filter((read) => unit.manner(read) === 2).length;
        }
        return refusals;
      };
      const first = new ReadPlan();
      const before = await refusalsOf(first);
      const kept = JSON.parse(JSON.stringify(first.forbiddenGaps)) as typeof first.forbiddenGaps;
      const second = new ReadPlan({ forbiddenGaps: kept });
      expect(await refusalsOf(second)).toBeLessThanOrEqual(before);
      expect(second.revision).toBe(0);
    }),
    { numRuns: 200 },
  );
});
