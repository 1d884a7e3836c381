import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RecordingLogger } from "@sourceful/domain/testing";
import { DriverStore } from "@sourceful/drivers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DriverLookup } from "./driver-lookup.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lookup-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("finds what is added later only when asked again", async () => {
  const lookup = new DriverLookup(await DriverStore.load([folder]), new RecordingLogger());
  await writeFile(join(folder, "late.lua"), "-- late");
  await expect(lookup.find("late", false)).rejects.toMatchObject({ code: "driver_not_found" });
  const found = await Promise.all([lookup.find("late", true), lookup.find("late", true)]);
  expect(found.map(({ source }) => source)).toEqual(["-- late", "-- late"]);
  expect(found[0]).toBe(found[1]);
});

test("tells a problem that was not there before, once", async () => {
  const logger = new RecordingLogger();
  await writeFile(join(folder, "old.lua"), "");
  await writeFile(join(folder, "old.yaml"), "}");
  const lookup = new DriverLookup(await DriverStore.load([folder]), logger);
  await writeFile(join(folder, "new.lua"), "");
  await writeFile(join(folder, "new.yaml"), "]");
  for (let ask = 0; ask < 2; ask++) {
    await expect(lookup.find("new", true)).rejects.toMatchObject({ code: "manifest_invalid" });
  }
  expect(logger.lines).toMatchObject([{ fields: { problem: expect.stringContaining("new.yaml:1:1: ") } }]);
});
