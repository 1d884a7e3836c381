import { MAX_PAYLOAD_BYTES } from "@sourceful/journal";
import { expect, test } from "vitest";
import { DEFAULT_POLICY } from "../core/community-policy.ts";
import { street } from "../core/testing/street.ts";
import { decodeEntry, encodeEntry, type LogEntry } from "./event-record.ts";

const ENTRIES: readonly LogEntry[] = [
  { type: "tick" },
  { type: "message", bytes: Buffer.from('{"seq":1}') },
  { type: "refused", code: "IDENTITY", reason: "who?", subject: "a.b", bytes: Buffer.from("a\nb\n\u0000") },
  { type: "switch", switchId: "s1", isClosed: false, source: "relay" },
  { type: "genesis", topology: street({ houses: 3 }), policy: DEFAULT_POLICY },
];

test.each(ENTRIES)("an entry is read as it was written: $type", (entry) => {
  expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
});

test("the topology of a town fits into one record", () => {
  const ders = [{ id: "INV-1:pv", kind: "pv", ratedW: 4000 }];
  const entry = {
    type: "genesis",
    topology: street({ houses: 10_000, ders }),
    policy: DEFAULT_POLICY,
  } as const;
  const payload = encodeEntry(entry);
  expect(payload.length).toBeLessThan(MAX_PAYLOAD_BYTES / 2);
  expect(decodeEntry(payload)).toEqual(entry);
});

test.each([[[]], [[9, 1]], [[4, 123]], [[2, 65]], [[5, 1, 2, 3]]])(
  "bytes that are no entry are said to be none: %j",
  (bytes) => {
    expect(() => decodeEntry(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ code: "log_unreadable" }),
    );
  },
);
