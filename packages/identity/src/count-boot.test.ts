import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countBoot } from "./index.ts";

let dataDir: string;
let logger: RecordingLogger;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "boot-"));
  logger = new RecordingLogger();
});
afterEach(() => rm(dataDir, { recursive: true }));

const boot = (nowMs: number) =>
  countBoot({ dataDir, name: "community", clock: new FakeClock(nowMs), logger });

test("rises with each start, whatever the clock does", async () => {
  const boots: number[] = [];
  for (const nowS of [1_000, 1_000, 5_000, 0, 4_999, 6_000]) boots.push(await boot(nowS * 1_000));
  expect(boots).toEqual([1_000, 1_001, 5_000, 5_001, 5_002, 6_000]);
});

test("is on disk before it is given", async () => {
  const first = await boot(7_000);
  expect(await readFile(join(dataDir, "community.boot"), "utf8")).toBe(`${first}\n`);
});

test("rises also when the file was lost and the clock is right", async () => {
  const first = await boot(7_000);
  await rm(join(dataDir, "community.boot"));
  expect(await boot(8_000)).toBeGreaterThan(first);
});

test.each(["", "x", "-1", "1e3", "9".repeat(30)])(
  "a file of %j is replaced, with a warning",
  async (text) => {
    await writeFile(join(dataDir, "community.boot"), text);
    expect(await boot(9_000)).toBe(9);
    expect(logger.lines.map(({ level }) => level)).toEqual(["warn"]);
    expect(await boot(9_000)).toBe(10);
  },
);

test("a directory that cannot be written is said so", async () => {
  await writeFile(join(dataDir, "taken"), "");
  const counting = countBoot({
    dataDir: join(dataDir, "taken", "x"),
    name: "community",
    clock: new FakeClock(),
    logger,
  });
  await expect(counting).rejects.toMatchObject({ code: "data_dir_unusable" });
});
