import fc from "fast-check";
import { expect, test } from "vitest";
import { countMissing, judgeArrival, noteArrival, type SequenceTrack } from "./sequence-tracks.ts";

const arbitraryArrivals = fc.array(
  fc.record({ boot: fc.integer({ min: 1, max: 4 }), seq: fc.integer({ min: 1, max: 60 }) }),
  { maxLength: 200 },
);

test("whatever the order, each number is let in exactly once", () => {
  fc.assert(
    fc.property(arbitraryArrivals, (arrivals) => {
      const tracks: SequenceTrack[] = [];
      const seen = new Set<string>();
      for (const { boot, seq } of arrivals) {
        const key = `${boot} ${seq}`;
        const arrival = judgeArrival(tracks, boot, seq);
        expect(arrival === "duplicate").toBe(seen.has(key));
        if (arrival === "duplicate") continue;
        noteArrival(tracks, boot, seq);
        seen.add(key);
      }
      const expected = tracks.reduce(
        (sum, { boot, next }) =>
          sum + next - 1 - [...seen].filter((key) => key.startsWith(`${boot} `)).length,
        0,
      );
      expect(countMissing(tracks)).toBe(expected);
    }),
  );
});

test("what lies below a later number is reordered when it comes", () => {
  const tracks: SequenceTrack[] = [];
  noteArrival(tracks, 1, 5);
  expect(judgeArrival(tracks, 1, 3)).toBe("reordered");
  noteArrival(tracks, 1, 3);
  expect(tracks[0]?.gaps).toEqual([
    [1, 2],
    [4, 4],
  ]);
  expect(judgeArrival(tracks, 1, 3)).toBe("duplicate");
});

test("gaps beyond what is remembered are forgotten, not taken for arrived", () => {
  const tracks: SequenceTrack[] = [];
  for (let seq = 2; seq <= 2 * 4096 + 4; seq += 2) noteArrival(tracks, 1, seq);
  expect(judgeArrival(tracks, 1, 1)).toBe("forgotten");
  expect(judgeArrival(tracks, 1, 2 * 4096 + 1)).toBe("reordered");
});

test("of boots long ago nothing is known", () => {
  const tracks: SequenceTrack[] = [];
  for (let boot = 2; boot <= 10; boot++) noteArrival(tracks, boot, 1);
  expect(tracks).toHaveLength(8);
  expect(judgeArrival(tracks, 2, 2)).toBe("forgotten");
  expect(judgeArrival(tracks, 11, 1)).toBe("new");
});
