import { expect, test } from "vitest";
import { decodeMessage, decodeTelemetry, gatewayStateMessage } from "./index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("the original gateway's telemetry is understood", () => {
  const original =
    '{"type":"battery","timestamp":1700000000,"read_time_ms":0,"make":"Pixii","W":-250.5,"SoC_nom_fract":0.5,"total_charge_Wh":0,"total_discharge_Wh":12}';
  expect(decodeTelemetry(bytes(original))).toEqual({ ok: true, message: JSON.parse(original) });
});

test.each([
  ["", "", /is not JSON/],
  ["{", "", /is not JSON/],
  ["null", "type", /is not a kind of DER/],
  ['{"type":"boiler"}', "type", /is not a kind of DER/],
  ['{"type":"toString"}', "type", /is not a kind of DER/],
  ['{"type":"pv","timestamp":1,"read_time_ms":0}', "make", /is missing/],
  [
    '{"type":"pv","timestamp":1,"read_time_ms":0,"make":"","W":"1"}',
    "W",
    /must be a number, is the text "1"/,
  ],
  ['{"type":"pv","timestamp":1.5,"read_time_ms":0,"make":""}', "timestamp", /must be a whole number, is 1.5/],
])("%j is refused with its place and reason", (text, path, reason) => {
  expect(decodeTelemetry(bytes(text))).toEqual({
    ok: false,
    problems: [{ path, message: expect.stringMatching(reason) as unknown }],
  });
});

test("bytes that are not UTF-8 are refused", () => {
  const payload = Uint8Array.from([
    ...bytes('{"type":"pv","timestamp":1,"read_time_ms":0,"make":"'),
    0xff,
    ...bytes('"}'),
  ]);
  expect(decodeTelemetry(payload).ok).toBe(false);
});

test("a command needs an id and an action, and may carry a fraction", () => {
  const command = { id: "c1", v: 1, ts: 1, src: "ems", action: "battery", power_w: 1500.5, extra: true };
  expect(decodeMessage("controlCommand", bytes(JSON.stringify(command)))).toEqual({
    ok: true,
    message: command,
  });
  for (const text of ["{}", "null", '{"id":"","action":""}', '{"id":"a","action":"b","power_w":"1"}']) {
    expect(decodeMessage("controlCommand", bytes(text)).ok, text).toBe(false);
  }
});

test("null in a command or heartbeat is what is not there", () => {
  const read = (kind: "controlCommand" | "controlHeartbeat", message: object) =>
    decodeMessage(kind, bytes(JSON.stringify(message)));
  const command = { id: "c1", action: "battery", power_w: 1, duration_ms: null, expires_at: null, src: null };
  expect(read("controlCommand", command)).toEqual({
    ok: true,
    message: { id: "c1", action: "battery", power_w: 1 },
  });
  expect(read("controlHeartbeat", { id: null, v: null, ts: 1, src: "ems" }).ok).toBe(true);
  expect(read("controlCommand", { ...command, action: null }).ok).toBe(false);
  expect(read("controlHeartbeat", { ts: 1, src: null }).ok).toBe(false);
});

test("a gateway's state is ordered, complete and of one line", () => {
  const state = gatewayStateMessage({
    serial: "hugin-1",
    version: "0.1.0",
    platform: "linux-amd64",
    atMs: 1_790_000_123_999,
    devices: [
      { error: "\n  broken\n\tstack", extra: 1, ders: [], connected: false, sn: "b", poll_ms: Number.NaN },
      { sn: "a", connected: true, ders: ["pv"], error: " \n " },
    ],
  });
  const text = JSON.stringify(state);
  expect(text).toBe(
    '{"devices":[{"sn":"a","connected":true,"ders":["pv"]},' +
      '{"sn":"b","connected":false,"ders":[],"error":"broken","extra":1}],' +
      '"platform":"linux-amd64","serial":"hugin-1","timestamp":1790000123,"version":"0.1.0"}',
  );
  expect(decodeMessage("gatewayState", bytes(text))).toEqual({ ok: true, message: state });
});

test("keys of commands and heartbeats count whatever their case, as in the original", () => {
  const read = (kind: "controlCommand" | "controlHeartbeat", message: object) =>
    decodeMessage(kind, Buffer.from(JSON.stringify(message)));
  expect(read("controlCommand", { ID: "c1", Action: "battery", Power_W: 1500, maxAmps: 6 })).toEqual({
    ok: true,
    message: { id: "c1", action: "battery", power_w: 1500, maxAmps: 6 },
  });
  expect(read("controlCommand", { id: "c1", action: "battery", POWER_W: "much" }).ok).toBe(false);
  expect(read("controlCommand", { id: "c1", action: "battery", power_w: 1, Power_W: 2 })).toMatchObject({
    message: { power_w: 1 },
  });
  expect(read("controlHeartbeat", { TS: 1, Src: "ems" })).toEqual({
    ok: true,
    message: { ts: 1, src: "ems" },
  });
});
