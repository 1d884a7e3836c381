import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { invalidFile, parseOperatorJson, readOperatorFile } from "./operator-file.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "operator-file-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a file that is not there is none, one that cannot be read is an error that names it", async () => {
  expect(await readOperatorFile(join(folder, "site.json"))).toBeUndefined();
  await writeFile(join(folder, "site.json"), "{}");
  expect(await readOperatorFile(join(folder, "site.json"))).toBe("{}");
  await expect(readOperatorFile(folder)).rejects.toMatchObject({
    code: "config_unreadable",
    message: expect.stringContaining(folder) as string,
  });
});

test("a byte order mark is no fault; one of syntax has a line and a column", () => {
  expect(parseOperatorJson('\ufeff{"a": 1}', "site.json")).toEqual({ a: 1 });
  expect(() => parseOperatorJson('{\n  "a": 1,\n}', "site.json")).toThrow(/^site\.json:3:1: /);
});

test("every problem has a line, and a place", () => {
  const problems = [
    { path: "a.b", message: "is missing" },
    { path: "", message: "must be an object" },
  ];
  const error = invalidFile("site.json", problems);
  expect(error.message).toBe("site.json has 2 problems:\n  a.b is missing\n  the file must be an object");
  expect(error).toMatchObject({ code: "config_invalid", details: { problems } });
});
