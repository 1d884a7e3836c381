import { silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Delivery } from "./delivery.ts";
import type { Journal } from "./journal.ts";
import { openJournal } from "./open-journal.ts";
import { SimulatedDisk } from "./simulated-disk.ts";
import { UpstreamDelivery, type UpstreamDeliveryOptions } from "./upstream-delivery.ts";

/** A gateway with a journal on a disk, and what its link was given, in words: `live 3`, `replay 2`, `gap 1-4`. */
class Gateway {
  readonly clock = new FakeClock();
  readonly sent: string[] = [];
  readonly deliveries: Delivery[] = [];
  readonly logger = new RecordingLogger();
  readonly journal: Journal;
  readonly delivery: UpstreamDelivery;
  isRefusing = false;

  private constructor(
    journal: Journal,
    cursor: UpstreamDeliveryOptions["cursor"],
    options: Partial<UpstreamDeliveryOptions>,
  ) {
    this.journal = journal;
    this.delivery = new UpstreamDelivery({
      journal,
      cursor,
      clock: this.clock,
      logger: this.logger,
      send: (delivery) => this.#send(delivery),
      ...options,
    });
  }

  static async open(
    disk: SimulatedDisk = new SimulatedDisk(),
    options: Partial<UpstreamDeliveryOptions> = {},
    maxBytes = 1e9,
  ): Promise<Gateway> {
    const clock = new FakeClock();
    const settings = { directory: "/j", clock, logger: silentLogger, fileSystem: disk, segmentBytes: 400 };
    const journal = await openJournal({ ...settings, retention: { maxBytes } });
    return new Gateway(journal, await journal.cursor("upstream"), options);
  }

  async append(count: number): Promise<void> {
    for (let at = 0; at < count; at++)
      await this.journal.append(Buffer.from(`value ${this.journal.lastSeq + 1}`));
    await this.clock.advance(0);
  }

  acknowledge(seq: number): Promise<void> {
    return this.delivery.acknowledge({ epoch: this.journal.epoch, seq });
  }

  async close(): Promise<void> {
    await this.delivery.disconnect();
    await this.journal.close();
  }

  #send(delivery: Delivery): void {
    if (this.isRefusing) throw new Error("no link");
    this.deliveries.push(delivery);
    const { kind } = delivery;
    if (kind === "gap") this.sent.push(`gap ${delivery.fromSeq}-${delivery.toSeq}`);
    else this.sent.push(`${delivery.isReplay ? "replay" : "live"} ${delivery.record.seq}`);
  }
}

test("live records go once, in order and unmarked to a receiver that never says anything", async () => {
  const gateway = await Gateway.open();
  await gateway.append(3);
  gateway.delivery.connect();
  await gateway.append(3);
  await gateway.clock.advance(120_000);
  expect(gateway.sent).toEqual(["live 4", "live 5", "live 6"]);
  expect(gateway.delivery.stats()).toMatchObject({
    isConnected: true,
    backlog: 6,
    sentLive: 3,
    sentReplay: 0,
  });
  await gateway.close();
});

test("the first acknowledgement starts the replay: the newest first, then the gap from the oldest on", async () => {
  const gateway = await Gateway.open(undefined, { newestFirstCount: 3 });
  await gateway.append(10);
  gateway.delivery.connect();
  await gateway.acknowledge(2);
  await gateway.clock.advance(1_000);
  expect(gateway.sent).toEqual([10, 9, 8, 3, 4, 5, 6, 7].map((seq) => `replay ${seq}`));
  await gateway.acknowledge(10);
  await gateway.clock.advance(60_000);
  expect(gateway.sent.length).toBe(8);
  expect(gateway.delivery.stats()).toMatchObject({ backlog: 0, receiverSeq: 10, sentReplay: 8 });
  await gateway.close();
});

test("what is not acknowledged is sent again, marked, until it is", async () => {
  const gateway = await Gateway.open(undefined, { ackTimeoutMs: 5_000 });
  gateway.delivery.connect();
  await gateway.acknowledge(0);
  await gateway.append(3);
  await gateway.acknowledge(1);
  await gateway.clock.advance(11_000);
  expect(gateway.sent.slice(0, 5)).toEqual(["live 1", "live 2", "live 3", "replay 2", "replay 3"]);
  await gateway.acknowledge(3);
  const { length } = gateway.sent;
  await gateway.clock.advance(60_000);
  expect(gateway.sent.length).toBe(length);
  await gateway.close();
});

test("live records do not wait for a replay, which keeps to its rate", async () => {
  const gateway = await Gateway.open(undefined, { replayPerSecond: 100 });
  await gateway.append(400);
  gateway.delivery.connect();
  await gateway.acknowledge(0);
  await gateway.clock.advance(1_000);
  const replayed = gateway.sent.length;
  expect(replayed).toBeGreaterThan(90);
  expect(replayed).toBeLessThanOrEqual(102);
  await gateway.append(1);
  expect(gateway.sent.slice(replayed)).toContain("live 401");
  expect(gateway.sent.slice(replayed).length).toBeLessThanOrEqual(3);
  await gateway.clock.advance(4_000);
  expect(gateway.delivery.stats()).toMatchObject({ sentReplay: 400, sentLive: 1 });
  await gateway.close();
});

test("disconnecting stops a replay; connecting goes on behind the newest acknowledgement", async () => {
  const gateway = await Gateway.open(undefined, { replayPerSecond: 100, newestFirstCount: 0 });
  await gateway.append(200);
  gateway.delivery.connect();
  await gateway.acknowledge(0);
  await gateway.clock.advance(500);
  await gateway.delivery.disconnect();
  const { length } = gateway.sent;
  await gateway.append(1);
  await gateway.clock.advance(5_000);
  expect(gateway.sent.length).toBe(length);
  gateway.delivery.connect();
  await gateway.acknowledge(length);
  await gateway.clock.advance(100);
  expect(gateway.sent[length]).toBe(`replay ${length + 1}`);
  await gateway.close();
});

test("what retention took is said to be missing, not passed over", async () => {
  const gateway = await Gateway.open(undefined, { newestFirstCount: 2 }, 800);
  await gateway.append(40);
  await gateway.journal.enforceRetention();
  const { firstSeq = 0 } = gateway.journal.stats();
  expect(firstSeq).toBeGreaterThan(5);
  gateway.delivery.connect();
  await gateway.acknowledge(3);
  await gateway.clock.advance(1_000);
  expect(gateway.sent[2]).toBe(`gap 4-${firstSeq - 1}`);
  expect(gateway.sent[3]).toBe(`replay ${firstSeq}`);
  expect(gateway.delivery.stats().sentGaps).toBe(1);
  await gateway.close();
});

test("a live record that cannot be read back is said to be missing, once", async () => {
  const disk = new SimulatedDisk();
  const gateway = await Gateway.open(disk);
  gateway.delivery.connect();
  await gateway.append(1);
  disk.beforeDatasync = () => {
    const path = disk.paths.filter((name) => name.endsWith(".segment")).at(-1) as string;
    const bytes = disk.contentOf(path);
    bytes.writeUInt8(0, bytes.length - 1);
    disk.overwrite(path, bytes);
    return Promise.resolve();
  };
  await gateway.append(1);
  await gateway.clock.advance(1_000);
  expect(gateway.sent).toEqual(["live 1", "gap 2-2"]);
  await gateway.close();
});

test("a link that refuses is tried again, and what it refused goes as replay", async () => {
  const gateway = await Gateway.open();
  gateway.delivery.connect();
  await gateway.acknowledge(0);
  gateway.isRefusing = true;
  await gateway.append(2);
  expect(gateway.logger.lines).toMatchObject([{ level: "warn", message: "upstream link refused" }]);
  gateway.isRefusing = false;
  await gateway.clock.advance(2_000);
  expect(gateway.sent.toSorted()).toEqual(["replay 1", "replay 2"]);
  await gateway.close();
});

test("an acknowledgement of another epoch counts for nothing, and is said", async () => {
  const gateway = await Gateway.open();
  await gateway.append(3);
  gateway.delivery.connect();
  await gateway.delivery.acknowledge({ epoch: (gateway.journal.epoch % 1000) + 1, seq: 3 });
  await gateway.clock.advance(1_000);
  expect(gateway.sent.length).toBe(3);
  expect(gateway.delivery.stats()).toMatchObject({ receiverSeq: 0, backlog: 3 });
  expect(gateway.logger.lines).toMatchObject([{ message: "acknowledgement of an unknown epoch" }]);
  await gateway.close();
});

test("the receiver's word survives a restart, and one that lost its store is served from its new end", async () => {
  const disk = new SimulatedDisk();
  const before = await Gateway.open(disk);
  await before.append(5);
  await before.acknowledge(4);
  await before.close();
  const gateway = await Gateway.open(disk.cutPower(() => 0.6));
  expect(gateway.delivery.stats().backlog).toBe(1);
  gateway.delivery.connect();
  await gateway.acknowledge(2);
  await gateway.clock.advance(1_000);
  expect(gateway.sent.toSorted()).toEqual(["replay 3", "replay 4", "replay 5"]);
  await gateway.close();
});

test("a day of ten devices every five seconds is replayed within a minute at the default rate", async () => {
  const gateway = await Gateway.open(new SimulatedDisk(), {});
  // A fiftieth of the day takes a fiftieth of the minute.
  await Promise.all(
    Array.from({ length: (10 * 86_400) / 5 / 50 }, () => gateway.journal.append(Buffer.alloc(20))),
  );
  gateway.delivery.connect();
  await gateway.acknowledge(0);
  await gateway.clock.advance(60_000 / 50);
  expect(gateway.delivery.stats().sentReplay).toBe(3_456);
  await gateway.close();
});

test("whatever is lost on the way, the receiver ends with the journal, and nothing comes twice unmarked", async () => {
  const step = fc.record({
    appends: fc.nat(6),
    loss: fc.constantFrom(0, 0.3, 1),
    acks: fc.boolean(),
    ending: fc.constantFrom("stay", "disconnect", "restart", "cut"),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 8 }),
      fc.infiniteStream(fc.nat(999)),
      async (steps, dice) => {
        const random = () => dice.next().value / 1000;
        const store = new Map<number, string>();
        const given = new Set<string>();
        const violations: string[] = [];
        let loss = 0;
        let through = 0;
        let throughEpoch = 1;
        const send = (delivery: Delivery) => {
          if (delivery.kind === "gap") {
            violations.push(`gap ${delivery.fromSeq}`);
            return;
          }
          const { epoch, seq, payload } = delivery.record;
          const name = `${epoch}/${seq}`;
          if (!delivery.isReplay && given.has(name)) violations.push(`${name} again, unmarked`);
          given.add(name);
          if (random() < loss) return;
          store.set(seq, `${name} ${Buffer.from(payload).toString()}`);
          while (store.has(through + 1)) throughEpoch = Number(store.get(++through)?.split("/")[0]);
        };
        let disk = new SimulatedDisk();
        let gateway = await Gateway.open(disk, { send });
        for (const { appends, acks, ending, ...rest } of steps) {
          loss = rest.loss;
          gateway.delivery.connect();
          if (acks) await gateway.delivery.acknowledge({ epoch: throughEpoch, seq: through });
          await gateway.append(appends);
          await gateway.clock.advance(100);
          if (acks) await gateway.delivery.acknowledge({ epoch: throughEpoch, seq: through });
          if (ending === "disconnect") await gateway.delivery.disconnect();
          if (ending === "restart") await gateway.close();
          if (ending === "cut") {
            await gateway.delivery.disconnect();
            disk = disk.cutPower(random);
          }
          if (ending === "cut" || ending === "restart") gateway = await Gateway.open(disk, { send });
        }
        loss = 0;
        gateway.delivery.connect();
        for (let round = 0; round < 3; round++) {
          await gateway.delivery.acknowledge({ epoch: throughEpoch, seq: through });
          await gateway.clock.advance(21_000);
        }
        const written: string[] = [];
        for await (const { epoch, seq, payload } of gateway.journal.read()) {
          written.push(`${epoch}/${seq} ${Buffer.from(payload).toString()}`);
        }
        expect([...store].toSorted(([a], [b]) => a - b).map(([, text]) => text)).toEqual(written);
        expect(violations).toEqual([]);
        expect(gateway.delivery.stats().backlog).toBe(0);
        await gateway.close();
      },
    ),
    { numRuns: 60 },
  );
});
