import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { expect, test } from "vitest";
import type { Journal } from "./journal.ts";
import { openJournal } from "./open-journal.ts";
import { sendRange } from "./send-range.ts";
import { SimulatedDisk } from "./simulated-disk.ts";

const RECORD_BYTES = 56 + 2;

/** Ten records in two segments of five, of which those of `damaged` cannot be read. */
async function journalWithout(damaged: readonly number[]): Promise<Journal> {
  const disk = new SimulatedDisk();
  const journal = await openJournal({
    directory: "/j",
    clock: new FakeClock(),
    logger: silentLogger,
    fileSystem: disk,
    segmentBytes: 8 + 5 * RECORD_BYTES,
  });
  for (let seq = 1; seq <= 10; seq++) await journal.append(Buffer.from(String(seq).padStart(2)));
  const segments = disk.paths.filter((path) => path.endsWith(".segment"));
  for (const seq of damaged) {
    const path = segments[seq > 5 ? 1 : 0] as string;
    const bytes = disk.contentOf(path);
    bytes.writeUInt8(0, 8 + ((seq - 1) % 5) * RECORD_BYTES + RECORD_BYTES - 1);
    disk.overwrite(path, bytes);
  }
  return journal;
}

async function sent(journal: Journal, fromSeq: number, toSeq: number, newestFirst: boolean): Promise<string> {
  const items: string[] = [];
  await sendRange(journal, { fromSeq, toSeq, newestFirst }, true, async (item) => {
    items.push(item.kind === "gap" ? `(${item.fromSeq}-${item.toSeq})` : String(item.record.seq));
  });
  return items.join(" ");
}

test("says what is missing where it is missing, in either direction", async () => {
  const journal = await journalWithout([1, 4, 6, 7, 10]);
  expect(await sent(journal, 1, 10, false)).toBe("(1-1) 2 3 (4-4) 5 (6-7) 8 9 (10-10)");
  expect(await sent(journal, 1, 10, true)).toBe("(10-10) 9 8 (6-7) 5 (4-4) 3 2 (1-1)");
  expect(await sent(journal, 6, 7, false)).toBe("(6-7)");
  expect(await sent(journal, 6, 7, true)).toBe("(6-7)");
  await journal.close();
});

test("sends a whole range without gaps, and nothing of an empty one", async () => {
  const journal = await journalWithout([]);
  expect(await sent(journal, 4, 7, false)).toBe("4 5 6 7");
  expect(await sent(journal, 4, 7, true)).toBe("7 6 5 4");
  expect(await sent(journal, 4, 3, false)).toBe("");
  await journal.close();
});
