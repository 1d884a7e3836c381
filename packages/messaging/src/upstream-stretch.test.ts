import fc from "fast-check";
import { expect, test } from "vitest";
import type { UpstreamFetched } from "./community/message-bodies.ts";
import { UpstreamDigest } from "./upstream-digest.ts";
import type { UpstreamRecord } from "./upstream-record.ts";
import { UpstreamStretch } from "./upstream-stretch.ts";

const EPOCH = 7;

function record(seq: number, epoch = EPOCH, text = `m${seq}`): UpstreamRecord {
  return { serial: "gw", epoch, seq, atMs: 0, subject: "s", data: Buffer.from(text) };
}

function stretch(limit = 100): UpstreamStretch {
  return new UpstreamStretch({ id: "q", after: { epoch: EPOCH, seq: 10 }, limit, startedMs: 0 });
}

/** The end of an answer that sent these. */
function endOf(
  records: readonly UpstreamRecord[],
  missing: UpstreamFetched["missing"] = [],
): UpstreamFetched {
  const digest = new UpstreamDigest();
  for (const each of records) digest.add(each);
  const through = { epoch: EPOCH, seq: Math.max(records.at(-1)?.seq ?? 0, missing.at(-1)?.to_seq ?? 0) };
  const after = { epoch: EPOCH, seq: 10 };
  return { id: "q", after, records: records.length, missing, through, last: through, digest: digest.end() };
}

test("what the answer names comes out in order, whatever else was sent, and in whatever order", () => {
  const anyKept = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });
  const anyStrangers = fc.array(
    fc.record({ seq: fc.integer({ min: 1, max: 60 }), epoch: fc.constantFrom(6, 7) }),
    {
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(anyKept, anyStrangers, fc.infiniteStream(fc.nat(1000)), (kept, strangers, order) => {
      const sent = kept.flatMap((isKept, at) => (isKept ? [record(11 + at)] : []));
      const missing = kept.flatMap((isKept, at) =>
        isKept ? [] : [{ from_seq: 11 + at, to_seq: 11 + at, reason: "dropped" as const }],
      );
      const came = [
        ...sent.map((each) => ({ each, isGenuine: true })),
        // Others that are signed for their places, and some that are not.
        ...strangers
          .filter(({ seq, epoch }) => epoch !== EPOCH || !sent.some((each) => each.seq === seq))
          .map(({ seq, epoch }) => ({ each: record(seq, epoch), isGenuine: true })),
        ...strangers.map(({ seq, epoch }) => ({ each: record(seq, epoch, "forged"), isGenuine: false })),
      ]
        .map((one) => ({ ...one, rank: order.next().value }))
        .toSorted((a, b) => a.rank - b.rank);
      const collected = stretch();
      for (const { each, isGenuine } of came) collected.take(each, isGenuine);
      expect(collected.assemble(endOf(sent, missing))).toEqual(sent);
      expect(collected.strange(sent).every(({ data }) => `${Buffer.from(data)}` === "forged")).toBe(true);
    }),
  );
});

test("a record that did not come is noticed", () => {
  const collected = stretch();
  collected.take(record(11), true);
  collected.take(record(13), true);
  expect(collected.assemble(endOf([record(11), record(12), record(13)]))).toBeUndefined();
  expect(collected.assemble(endOf([record(11), record(12)]))).toBeUndefined();
});

test("an answer to another question is none, though it has the same name", () => {
  const collected = stretch();
  collected.take(record(20), true);
  const end = endOf([record(20)]);
  expect(collected.assemble({ ...end, after: { epoch: EPOCH, seq: 19 } })).toBeUndefined();
  const { after: _, ...fromTheOldest } = end;
  expect(collected.assemble(fromTheOldest)).toBeUndefined();
});

test("what is not signed for its place counts only with the answer's digest", () => {
  const old = record(12, EPOCH, "signed with the key before");
  const sent = [record(11), old];
  const honest = stretch();
  honest.take(sent[0] as UpstreamRecord, true);
  honest.take(old, false);
  expect(honest.assemble(endOf(sent))).toEqual(sent);
  const forged = stretch();
  forged.take(sent[0] as UpstreamRecord, true);
  forged.take(record(12, EPOCH, "made up"), false);
  expect(forged.assemble(endOf(sent))).toBeUndefined();
});

test("somebody who sends without end is not collected without end", () => {
  const collected = stretch(4);
  const taken = Array.from({ length: 100 }, (_, at) => collected.take(record(11 + at), true));
  expect(taken.filter(Boolean)).toHaveLength(8);
  expect(collected.take(record(10), true)).toBe(false);
});

test.each([0, 1, 2 ** 53 - 1])(
  "an answer that claims %d records and sent none is no endless work",
  (records) => {
    const end = { ...endOf([]), records, through: { epoch: EPOCH, seq: 2 ** 53 - 1 } };
    expect(stretch().assemble(end)).toEqual(records === 0 ? [] : undefined);
  },
);
