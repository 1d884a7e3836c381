import fc from "fast-check";
import { expect, test } from "vitest";
import { LeafParser } from "./leaf-parser.ts";

function openParser(maxPayloadBytes = 1_000) {
  const events: string[] = [];
  const parser = new LeafParser(
    {
      onInfo: (json) => void events.push(`info ${json}`),
      onInterest: (subject, queue) => void events.push(`+ ${subject} ${queue ?? ""}`),
      onInterestGone: (subject, queue) => void events.push(`- ${subject} ${queue ?? ""}`),
      onMessage: (frame, queues) => {
        const { subject, reply, headerBytes, payloadStart, payloadBytes } = frame;
        const payload = frame.bytes.toString("latin1", payloadStart, payloadStart + payloadBytes);
        events.push(JSON.stringify([subject, reply, headerBytes, payload, queues]));
      },
      onOversized: (subject, bytes) => void events.push(`oversized ${subject} ${bytes}`),
      onPing: () => void events.push("ping"),
      onPong: () => void events.push("pong"),
      onError: (text) => void events.push(`error ${text}`),
    },
    maxPayloadBytes,
  );
  const push = (text: string) => parser.push(Buffer.from(text, "latin1"));
  return { events, push, parser };
}

const SCRIPT: [said: string, event: string][] = [
  ['INFO {"a":1}\r\n', 'info {"a":1}'],
  ["LS+ foo\r\n", "+ foo "],
  ["LS+ foo bar 3\r\n", "+ foo bar"],
  ["LS- foo bar\r\n", "- foo bar"],
  ["LS+ hus.\xc3\xa0\r\n", "+ hus.\xc3\xa0 "],
  ["PING\r\n", "ping"],
  ["PONG\r\n", "pong"],
  ["-ERR 'Loop detected'\r\n", "error Loop detected"],
  ["LMSG a 2\r\nhi\r\n", JSON.stringify(["a", undefined, undefined, "hi", []])],
  ["LMSG a r 0\r\n\r\n", JSON.stringify(["a", "r", undefined, "", []])],
  ["LMSG a | q w 2\r\n\r\n\r\n", JSON.stringify(["a", undefined, undefined, "\r\n", ["q", "w"]])],
  ["LMSG a + r q 2\r\nhi\r\n", JSON.stringify(["a", "r", undefined, "hi", ["q"]])],
  ["HMSG a 12 14\r\nNATS/1.0\r\n\r\nhi\r\n", JSON.stringify(["a", undefined, 12, "NATS/1.0\r\n\r\nhi", []])],
  ["HMSG a + r q 12 12\r\nNATS/1.0\r\n\r\n\r\n", JSON.stringify(["a", "r", 12, "NATS/1.0\r\n\r\n", ["q"]])],
  [`LMSG big 1001\r\n${"x".repeat(1_001)}\r\n`, "oversized big 1001"],
];

test.each(SCRIPT)("understands %j", (said, event) => {
  const { events, push } = openParser();
  expect(push(said)).toBeUndefined();
  expect(events).toEqual([event]);
});

test("is not misled by where chunks are cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...SCRIPT), { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat({ max: 4_000 }), { maxLength: 12 }),
      (script, cuts) => {
        const { events, push } = openParser();
        const text = script.map(([said]) => said).join("");
        const places = [...new Set([0, ...cuts.map((cut) => cut % text.length), text.length])];
        places.sort((a, b) => a - b);
        for (let at = 1; at < places.length; at++) {
          expect(push(text.slice(places[at - 1], places[at]))).toBeUndefined();
        }
        expect(events).toEqual(script.map(([, event]) => event));
      },
    ),
    { numRuns: 500 },
  );
});

test("passes over a message too large without keeping it", () => {
  const { events, push } = openParser(10);
  push("LMSG big 100000000\r\n");
  for (let at = 0; at < 1_000; at++) push("x".repeat(100_000));
  push("\r\nPING\r\n");
  expect(events).toEqual(["oversized big 100000000", "ping"]);
});

test.each([
  "NONSENSE\r\n",
  "MSG a 1 2\r\nhi\r\n",
  "LMSG\r\n",
  "LMSG a\r\n",
  "LMSG a x\r\n",
  "LMSG a -1\r\n",
  "LMSG a * r q 2\r\nhi\r\n",
  "LMSG a 2\r\nhiXX",
  "HMSG a 5 2\r\nhi\r\n",
  "LS+\r\n",
  "x".repeat(1_100_000),
])("finds fault with %.20j", (said) => {
  const { events, push } = openParser();
  expect(push(said)).toBeDefined();
  expect(events).toEqual([]);
});

test("any bytes are understood or refused", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...SCRIPT.map(([said]) => said)), fc.string())),
      (pieces) => {
        const { push } = openParser();
        for (const piece of pieces) if (push(piece)) return;
      },
    ),
  );
});
