import { silentLogger } from "@sourceful/domain";
import { SigningKey } from "@sourceful/identity";
import { type BusStatus, EnvelopeSealer, type SealedMessage } from "@sourceful/messaging";
import { expect, test } from "vitest";
import type { LedgerRecord } from "../core/ledger/ledger-record.ts";
import { FoldedCommunity } from "../core/testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../core/testing/street.ts";
import { Northbound } from "./northbound.ts";

const PERIOD: LedgerRecord = {
  startMs: MIDSUMMER_MS,
  endMs: MIDSUMMER_MS + 900_000,
  revision: 1,
  topologyVersion: 1,
  buildings: 12,
  known: 12,
  importMilliWh: 5_000_000,
  exportMilliWh: 2_000_000,
  dataClass: "COMPUTED",
  settlement: { isAccepted: true, reasons: [] },
};

function open({ houses = 12, isConnected = true } = {}) {
  const folded = new FoldedCommunity({ topology: street({ houses }), atMs: MIDSUMMER_MS });
  for (let house = 0; house < houses; house++) folded.report({ sender: houseSerial(house) }, { w: 500 });
  const sent: SealedMessage[] = [];
  const link = { isConnected, tell: undefined as ((status: BusStatus) => void) | undefined };
  const northbound = new Northbound({
    link: {
      publish: (message) => {
        if (link.isConnected) sent.push(message);
        return link.isConnected;
      },
      onStatus: (listener) => {
        link.tell = (status) => listener(status, undefined);
        return () => undefined;
      },
    },
    sealer: new EnvelopeSealer({
      key: SigningKey.create(),
      community: "street",
      sender: "edgeware",
      boot: 1,
    }),
    state: () => folded.state,
    logger: silentLogger,
  });
  const settle = (record: Partial<LedgerRecord> = {}) =>
    northbound.take([{ type: "ledger", record: { ...PERIOD, ...record } }]);
  const reports = () =>
    sent.map(({ data }) => JSON.parse(Buffer.from(data).toString()) as { seq: number; body: unknown });
  return { link, settle, reports };
}

test("a settled period goes to FLEXUS as a sum over everybody", () => {
  const { settle, reports } = open();
  settle();
  expect(reports()).toMatchObject([
    {
      schema: "flexus.report/1",
      sender: "edgeware",
      idem: `period/${MIDSUMMER_MS}`,
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
  expect(JSON.stringify(reports())).not.toContain("house-");
});

test("a period is reported once: its correction would tell of the building that was corrected (R37)", () => {
  const { settle, reports } = open();
  settle();
  settle({ revision: 2, importMilliWh: 5_100_000 });
  expect(reports()).toHaveLength(1);
});

test("a period with a building missing, and a community below the floor, are not reported (R37)", () => {
  const { settle, reports } = open();
  settle({ known: 11 });
  expect(reports()).toEqual([]);
  settle({ revision: 2 });
  expect(reports()).toHaveLength(1);
  const small = open({ houses: 9 });
  small.settle({ known: 9, buildings: 9 });
  expect(small.reports()).toEqual([]);
});

test("what cannot be sent goes when there is a connection, in order", () => {
  const { link, settle, reports } = open({ isConnected: false });
  settle();
  settle({ startMs: PERIOD.endMs, endMs: PERIOD.endMs + 900_000 });
  expect(reports()).toEqual([]);
  link.isConnected = true;
  link.tell?.("connected");
  expect(reports().map(({ seq }) => seq)).toEqual([1, 2]);
});
