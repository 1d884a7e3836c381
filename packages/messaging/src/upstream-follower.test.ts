import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { UpstreamFetch } from "./decode-message.ts";
import { UpstreamFollower } from "./upstream-follower.ts";
import type { UpstreamPosition, UpstreamRecord } from "./upstream-record.ts";

/** A gateway whose link loses what it is told to, and that answers at once. */
class House {
  /** In the order of the journal. */
  readonly journal: UpstreamRecord[] = [];
  readonly stored: UpstreamRecord[] = [];
  readonly clock = new FakeClock();
  losing = 0;
  failing = 0;
  #epoch = 1;
  #position: UpstreamPosition | undefined;
  #ids = 0;
  follower = this.#follow();

  measure(): void {
    const last = this.journal.at(-1);
    const record = {
      serial: "gw",
      epoch: this.#epoch,
      seq: (last?.seq ?? 0) + 1,
      atMs: this.clock.nowMs(),
      subject: "s",
      data: Buffer.from(`${this.journal.length}`),
    };
    this.journal.push(record);
    if (this.losing > 0) this.losing--;
    else this.follower.live(record);
  }

  repeat(): void {
    const last = this.journal.at(-1);
    if (last) this.follower.live(last);
  }

  newEpoch(): void {
    this.#epoch++;
  }

  tell(): void {
    const last = this.journal.at(-1);
    if (last) this.follower.heard(last);
  }

  async restartReceiver(): Promise<void> {
    await this.follower.close();
    this.follower = this.#follow();
  }

  #follow(): UpstreamFollower {
    return new UpstreamFollower({
      serial: "gw",
      position: this.#position,
      store: async ({ records, through }) => {
        await Promise.resolve();
        if (this.failing > 0) {
          this.failing--;
          throw new Error("full");
        }
        this.stored.push(...records);
        this.#position = through;
      },
      ask: (question) => this.clock.after(10, () => this.#answer(question)),
      onStored: () => undefined,
      onForged: () => undefined,
      makeId: () => `${this.#ids++}`,
      clock: this.clock,
      logger: silentLogger,
    });
  }

  #replay(record: UpstreamRecord): void {
    if (this.follower.expects(record)) this.follower.replayed(record, true);
  }

  #answer({ id, after, limit }: Pick<UpstreamFetch, "id" | "after" | "limit">): void {
    const at = this.journal.findIndex(({ epoch, seq }) => epoch === after?.epoch && seq === after.seq);
    const next = this.journal.slice(at + 1, at + 1 + Math.min(limit, 3));
    // A stretch is of one epoch.
    const wanted = next.filter(({ epoch }) => epoch === next[0]?.epoch);
    const last = this.journal.at(-1);
    const end = wanted.at(-1) ?? last;
    for (const [index, record] of wanted.entries()) {
      if (this.losing > 0) {
        this.losing--;
        continue;
      }
      this.#replay({ ...record, replay: { fetchId: id, index } });
      if (index % 2 === 1) this.#replay({ ...record, replay: { fetchId: id, index } });
    }
    this.follower.fetched({
      id,
      ...(after && { after }),
      records: wanted.length,
      missing: [],
      ...(end && last ? { through: positionOf(end), last: positionOf(last) } : {}),
    });
  }
}

function positionOf({ epoch, seq }: UpstreamRecord): { epoch: number; seq: number } {
  return { epoch, seq };
}

const STEPS = {
  measure: (house: House) => house.measure(),
  repeat: (house: House) => house.repeat(),
  lose: (house: House) => void (house.losing += 2),
  fail: (house: House) => void (house.failing += 1),
  newEpoch: (house: House) => house.newEpoch(),
  tell: (house: House) => house.tell(),
  restart: (house: House) => house.restartReceiver(),
  wait: (house: House) => house.clock.advance(15),
  waitLong: (house: House) => house.clock.advance(1_500),
};

test("whatever is lost, repeated, refused or restarted: in the end each record is stored once, in order", async () => {
  const anyStep = fc.oneof(
    { weight: 5, arbitrary: fc.constant("measure" as const) },
    { weight: 5, arbitrary: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 60 }), async (steps) => {
      const house = new House();
      for (const step of steps) await STEPS[step](house);
      house.losing = 0;
      house.failing = 0;
      for (let round = 0; round < 5; round++) {
        house.tell();
        await house.clock.advance(15_000);
      }
      expect(house.stored.map(({ data }) => `${data}`)).toEqual(house.journal.map(({ data }) => `${data}`));
      await house.follower.close();
      expect(house.clock.pendingCount).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test("an answer that never comes is not waited for: the next sign of life asks again", async () => {
  const house = new House();
  const questions: string[] = [];
  const follower = new UpstreamFollower({
    serial: "gw",
    position: undefined,
    store: () => Promise.resolve(),
    ask: ({ id, limit }) => void questions.push(`${id} ${limit}`),
    onStored: () => undefined,
    onForged: () => undefined,
    makeId: () => `${questions.length}`,
    clock: house.clock,
    logger: silentLogger,
  });
  follower.heard({ epoch: 1, seq: 9 });
  follower.heard({ epoch: 1, seq: 9 });
  expect(questions).toEqual(["0 1024"]);
  await house.clock.advance(10_000);
  follower.heard({ epoch: 1, seq: 9 });
  expect(questions).toEqual(["0 1024", "1 512"]);
  await follower.close();
});

test("a gateway that fell silent while an answer was lost is asked again, though its newest record came", async () => {
  const house = new House();
  const questions: string[] = [];
  const follower = new UpstreamFollower({
    serial: "gw",
    position: { epoch: 1, seq: 2 },
    store: () => Promise.resolve(),
    ask: ({ id }) => void questions.push(id),
    onStored: () => undefined,
    onForged: () => undefined,
    makeId: () => `${questions.length}`,
    clock: house.clock,
    logger: silentLogger,
  });
  const newest = { epoch: 1, seq: 9 };
  follower.live({ serial: "gw", ...newest, atMs: 0, subject: "s", data: Buffer.from("9") });
  await house.clock.advance(10_000);
  follower.heard(newest);
  expect(questions).toEqual(["0", "1"]);
  await follower.close();
});
