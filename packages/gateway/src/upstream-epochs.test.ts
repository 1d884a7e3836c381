import type { Journal, JournalRecord } from "@sourceful/journal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { UpstreamEpochs } from "./upstream-epochs.ts";

interface Position {
  epoch: number;
  seq: number;
}

/** A journal with these records, and how often it was read. */
function journalOf(records: readonly Position[]): { read: Journal["read"]; reads: () => number } {
  let reads = 0;
  return {
    reads: () => reads,
    async *read({ fromSeq = 1, toSeq = Number.POSITIVE_INFINITY, newestFirst = false } = {}) {
      reads++;
      const found = records.filter(({ seq }) => seq >= fromSeq && seq <= toSeq);
      for (const record of newestFirst ? found.toReversed() : found) yield record as JournalRecord;
    },
  };
}

/** Epochs one after the other, some records missing. */
const anyRecords = fc
  .tuple(
    fc.integer({ min: 1, max: 50 }),
    fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
    fc.infiniteStream(fc.nat(3)),
  )
  .map(([firstSeq, lengths, missing]) => {
    const epochs = lengths.flatMap((length, at) => Array<number>(length).fill(100 + at));
    return epochs
      .map((epoch, at) => ({ epoch, seq: firstSeq + at }))
      .filter(() => missing.next().value !== 0);
  });

test("a position means what follows everything of its epoch up to it", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyRecords,
      fc.integer({ min: 99, max: 106 }),
      fc.nat(300),
      async (records, epoch, seq) => {
        const epochs = await UpstreamEpochs.of(journalOf(records));
        expect(epochs.newest).toEqual(records.at(-1));
        const found = epochs.seqAt({ epoch, seq });
        const own = records.filter((record) => record.epoch === epoch);
        if (own.length === 0) {
          expect(found).toBeUndefined();
          return;
        }
        const followers = records.filter((record) => record.seq > (found ?? 0));
        const expected = records.filter(
          (record) => (record.epoch === epoch && record.seq > seq) || record.epoch > epoch,
        );
        if (seq >= (own[0]?.seq ?? 0)) expect(followers).toEqual(expected);
        else expect(followers).toEqual(expect.arrayContaining(expected));
      },
    ),
    { numRuns: 500 },
  );
});

test("one epoch costs two reads, however much there is", async () => {
  const journal = journalOf(Array.from({ length: 1000 }, (_, at) => ({ epoch: 7, seq: at + 1 })));
  await UpstreamEpochs.of(journal);
  expect(journal.reads()).toBe(2);
});

test("follows what is added", async () => {
  const epochs = await UpstreamEpochs.of(journalOf([]));
  expect(epochs.newest).toBeUndefined();
  expect(epochs.seqAt({ epoch: 7, seq: 1 })).toBeUndefined();
  epochs.added({ epoch: 7, seq: 1 });
  epochs.added({ epoch: 7, seq: 2 });
  expect(epochs.newest).toEqual({ epoch: 7, seq: 2 });
  expect(epochs.seqAt({ epoch: 7, seq: 9 })).toBe(2);
});
