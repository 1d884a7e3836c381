import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildSubject, readUpstreamRecord, type UpstreamRecord, upstreamHeaders } from "./index.ts";

const anyToken = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
const anyRecord: fc.Arbitrary<UpstreamRecord> = fc
  .record({
    serial: anyToken,
    deviceId: anyToken,
    epoch: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    seq: fc.integer({ min: 1, max: 2 ** 48 - 1 }),
    atMs: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    data: fc.uint8Array(),
    replay: fc.option(
      fc.record({
        fetchId: fc.stringMatching(/^[!-~]{1,64}$/),
        index: fc.oneof(fc.nat(4096), fc.constant("latest" as const)),
      }),
      { nil: undefined },
    ),
  })
  .map(({ deviceId, replay, ...rest }) => ({
    ...rest,
    subject: buildSubject("telemetry", { serial: rest.serial, deviceId, derType: "pv" }),
    ...(replay ? { replay } : {}),
  }));

function arrive(record: UpstreamRecord) {
  const { serial, subject, data } = record;
  const on = record.replay ? buildSubject("upstreamReplay", { serial, receiver: "edgeware" }) : subject;
  return { subject: on, data, headers: upstreamHeaders(record) };
}

test("a record survives the wire, live or replayed", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      expect(readUpstreamRecord(arrive(record))).toEqual(record);
    }),
  );
});

describe("what is no record is none", () => {
  const record = {
    serial: "hugin-1",
    epoch: 7,
    seq: 3,
    atMs: 1000,
    subject: "gateways.hugin-1.devices.A.ders.pv.telemetry.json.v1",
    data: new Uint8Array(),
  };
  const another = (serial: string) => `gateways.${serial}.devices.A.ders.pv.telemetry.json.v1`;
  const live = arrive(record);
  const replayed = arrive({ ...record, replay: { fetchId: "f", index: 0 } });

  test.each([
    ["no headers", { subject: live.subject, data: live.data }],
    ["another header", { ...live, headers: { "Nats-Msg-Id": "1" } }],
    ["a seq that is no number", { ...live, headers: { "Sourceful-Record": "hugin-1 7 x 1000" } }],
    ["more than a record", { ...live, headers: { "Sourceful-Record": "hugin-1 7 3 1000 9" } }],
    ["another gateway's name", { ...live, headers: { "Sourceful-Record": "hugin-2 7 3 1000" } }],
    ["a replay without its mark", { ...replayed, headers: live.headers }],
    [
      "a replay of another gateway's subject",
      { ...replayed, headers: { ...replayed.headers, "Sourceful-Subject": another("hugin-2") } },
    ],
    [
      "a replay of a subject that is none",
      { ...replayed, headers: { ...replayed.headers, "Sourceful-Subject": "gateways.hugin-1.x" } },
    ],
    [
      "a replay from one community in another",
      {
        ...replayed,
        subject: "communities.lan.buildings.hugin-1.upstream.replay.edgeware",
        headers: {
          ...replayed.headers,
          "Sourceful-Subject": "communities.erl.buildings.hugin-1.state.json.v1",
        },
      },
    ],
    [
      "a report of a building among a gateway's telemetry",
      {
        ...replayed,
        headers: {
          ...replayed.headers,
          "Sourceful-Subject": "communities.erl.buildings.hugin-1.state.json.v1",
        },
      },
    ],
  ])("%s", (_, message) => {
    expect(readUpstreamRecord(message)).toBeUndefined();
  });
});
