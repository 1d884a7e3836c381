import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import { type BusStatus, EnvelopeSealer } from "@sourceful/messaging";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LedgerRecord } from "../core/ledger/ledger-record.ts";
import { MIDSUMMER_MS } from "../core/testing/street.ts";
import { AuditLog } from "./audit-log.ts";
import { Northbound, REPORT_VALID_MS } from "./northbound.ts";

const PERIOD_MS = 900_000;
const PERIOD: LedgerRecord = {
  startMs: MIDSUMMER_MS,
  endMs: MIDSUMMER_MS + PERIOD_MS,
  revision: 1,
  topologyVersion: 1,
  buildings: 12,
  known: 12,
  importMilliWh: 5_000_000,
  exportMilliWh: 2_000_000,
  dataClass: "COMPUTED",
  isPublic: true,
  settlement: { isAccepted: true, reasons: [] },
};

interface Report {
  readonly idem: string;
  readonly seq: number;
  readonly body: object;
}

/** A server that may be away, or go away between a message and its confirmation. */
class FlexusStandIn {
  status: BusStatus = "connected";
  confirms = true;
  readonly heard: Report[] = [];
  #tell: (status: BusStatus, failure: undefined) => void = () => undefined;

  publish({ data }: { readonly data: Uint8Array }): boolean {
    if (this.status !== "connected") return false;
    this.heard.push(JSON.parse(Buffer.from(data).toString()) as Report);
    return true;
  }

  async flush(): Promise<void> {
    if (!this.confirms) throw new Error("the connection ended");
  }

  onStatus(listener: (status: BusStatus, failure: undefined) => void): () => void {
    this.#tell = listener;
    return () => undefined;
  }

  set(status: BusStatus): void {
    this.status = status;
    this.#tell(status, undefined);
  }
}

let directory: string;
let clock: FakeClock;
let flexus: FlexusStandIn;
let position = 0;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "northbound-"));
  clock = new FakeClock(PERIOD.endMs);
  flexus = new FlexusStandIn();
  position = 0;
});

afterEach(async () => {
  await stop();
  await rm(directory, { recursive: true, force: true });
});

async function stop(): Promise<void> {
  for (const close of closers.splice(0).toReversed()) await close();
}

async function start(boot = 1): Promise<(...records: readonly LedgerRecord[]) => Promise<void>> {
  const audit = await AuditLog.open({ directory, clock, logger: silentLogger });
  closers.push(() => audit.close());
  const reader = await audit.reader("flexus", clock.nowMs() - REPORT_VALID_MS);
  const sealer = new EnvelopeSealer({
    key: SigningKey.create(),
    community: "street",
    sender: "edgeware",
    boot,
  });
  const northbound = new Northbound({ link: flexus, sealer, reader, clock, logger: silentLogger });
  closers.push(() => northbound.close());
  return async (...records) => {
    const effects = records.map((record) => ({ type: "ledger", record }) as const);
    position += 1;
    await audit.add({ position, atMs: clock.nowMs(), effects });
    northbound.wake();
  };
}

const idems = () => flexus.heard.map(({ idem }) => idem);
const period = (number: number): LedgerRecord => ({
  ...PERIOD,
  startMs: MIDSUMMER_MS + number * PERIOD_MS,
  endMs: MIDSUMMER_MS + (number + 1) * PERIOD_MS,
});
const idemOf = (number: number) => `period/${period(number).startMs}`;

test("a settled period goes to FLEXUS as a sum over everybody", async () => {
  const settle = await start();
  await settle(PERIOD);
  await expect.poll(() => flexus.heard).toHaveLength(1);
  expect(flexus.heard).toMatchObject([
    {
      schema: "flexus.report/1",
      sender: "edgeware",
      idem: idemOf(0),
      data_class: "COMPUTED",
      body: {
        members: 12,
        topology_version: 1,
        intervals: [
          {
            start: MIDSUMMER_MS,
            quality: "valid",
            w: 12_000,
            import_wh: 5000,
            export_wh: 2000,
            coverage_fraction: 1,
          },
        ],
      },
    },
  ]);
  expect(JSON.stringify(flexus.heard)).not.toContain("house-");
});

test("what may not leave does not, and holds up nothing (R37)", async () => {
  const { isPublic: _, ...inside } = PERIOD;
  const settle = await start();
  await settle(inside);
  await settle(period(1));
  await expect.poll(idems).toEqual([idemOf(1)]);
});

test("what cannot be sent goes when there is a connection, in order", async () => {
  flexus.set("connecting");
  const settle = await start();
  await settle(period(0), period(1));
  await settle(period(2));
  expect(flexus.heard).toEqual([]);
  flexus.set("connected");
  await expect.poll(idems).toEqual([idemOf(0), idemOf(1), idemOf(2)]);
  expect(flexus.heard.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test("what waits survives a restart; what was confirmed does not go again", async () => {
  const settle = await start();
  await settle(period(0));
  await expect.poll(idems).toEqual([idemOf(0)]);
  flexus.set("connecting");
  await settle(period(1));
  await stop();
  flexus.status = "connected";
  await start(2);
  await expect.poll(idems).toEqual([idemOf(0), idemOf(1)]);
  await stop();
  const settleAgain = await start(3);
  await settleAgain(period(2));
  await expect.poll(idems).toEqual([idemOf(0), idemOf(1), idemOf(2)]);
});

test("what was sent and not confirmed goes again, as the same", async () => {
  flexus.confirms = false;
  const settle = await start();
  await settle(period(0));
  await expect.poll(idems).toEqual([idemOf(0)]);
  await stop();
  flexus.confirms = true;
  await start(2);
  await expect.poll(idems).toEqual([idemOf(0), idemOf(0)]);
});

test("what is older than a week is told no more", async () => {
  flexus.set("connecting");
  const settle = await start();
  await settle(period(0));
  await clock.advance(REPORT_VALID_MS);
  await settle(period(672));
  flexus.set("connected");
  await expect.poll(idems).toEqual([idemOf(672)]);
});

test("who is told for the first time hears of the last week", async () => {
  const audit = await AuditLog.open({ directory, clock, logger: silentLogger });
  for (const week of [1, 2]) {
    const record = { ...PERIOD, startMs: clock.nowMs() - PERIOD_MS, endMs: clock.nowMs() };
    await audit.add({ position: week, atMs: clock.nowMs(), effects: [{ type: "ledger", record }] });
    await clock.advance(REPORT_VALID_MS - 1000);
  }
  await audit.close();
  await start();
  await expect.poll(idems).toEqual([`period/${PERIOD.startMs + REPORT_VALID_MS - 1000}`]);
});
