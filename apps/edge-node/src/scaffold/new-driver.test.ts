import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ProgramRun } from "../testing/program-run.ts";
import { SCAFFOLDS } from "./scaffolds.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "edge-node-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const driver = (...args: string[]) => ProgramRun.result(["driver", ...args], { cwd: directory });

test.each(Object.keys(SCAFFOLDS))(
  "a new driver for %s passes its check and its replay, and fails it when it is broken",
  async (protocol) => {
    expect(await driver("new", "my_meter", "--protocol", protocol)).toMatchObject({
      exitCode: 0,
      stderr: "",
    });
    expect(await driver("check", "my_meter.lua")).toMatchObject({ exitCode: 0 });
    const replayed = await driver("replay", "my_meter.lua", "my_meter.fixture.json");
    expect(replayed.stdout).toContain("as recorded");
    expect(replayed.exitCode).toBe(0);
    const file = join(directory, "my_meter.lua");
    const source = await readFile(file, "utf8");
    await writeFile(file, source.replace("{ w = ", "{ w = 1 + ").replace("polls + 1", "polls + 2"));
    const broken = await driver("replay", "my_meter.lua", "my_meter.fixture.json");
    expect(broken.stdout).toMatch(/meter\.w: -499, recorded -500|metric polls: "2", recorded "1"/);
    expect(broken.exitCode).toBe(1);
  },
);

test("what is there is not replaced, and a name that is a path is refused", async () => {
  await writeFile(join(directory, "mine.lua"), "-- mine");
  expect(await driver("new", "mine", "--protocol", "http")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("is there already") as string,
  });
  expect(await readFile(join(directory, "mine.lua"), "utf8")).toBe("-- mine");
  expect(await driver("new", "../mine", "--protocol", "http")).toMatchObject({ exitCode: 2 });
  expect(await driver("new", "mine", "--protocol", "zigbee")).toMatchObject({ exitCode: 2 });
});
