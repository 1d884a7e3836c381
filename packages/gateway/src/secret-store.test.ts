import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SecretStore } from "./secret-store.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "secrets-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test("what is kept is there after a restart, for its device only", async () => {
  const folder = join(directory, "new");
  const store = await SecretStore.load(folder);
  await Promise.all([
    store.keep("SN/1", "token", "a"),
    store.keep("SN/1", "other", "b"),
    store.keep("SN/1", "token", "c"),
    store.keep("SN2", "token", "d"),
  ]);
  const again = await SecretStore.load(folder);
  expect(again.of("SN/1")).toEqual({ token: "c", other: "b" });
  expect(again.of("SN2")).toEqual({ token: "d" });
  expect(again.of("SN3")).toEqual({});
});

test("files are for their owner only, and nothing else is left", async () => {
  const store = await SecretStore.load(directory);
  await store.keep("SN1", "token", "a");
  expect(await readdir(directory)).toEqual(["SN1.json"]);
  expect((await stat(join(directory, "SN1.json"))).mode & 0o777).toBe(0o600);
});

test("a damaged file is named and left as it is", async () => {
  const file = join(directory, "SN1.json");
  await writeFile(file, '{"token": 5}');
  await expect(SecretStore.load(directory)).rejects.toMatchObject({
    code: "config_unreadable",
    message: expect.stringContaining(file) as string,
  });
  expect(await readFile(file, "utf8")).toBe('{"token": 5}');
});

test("a value that cannot be written is told, and not handed out", async () => {
  await writeFile(join(directory, "file"), "");
  const store = await SecretStore.load(join(directory, "none"));
  await rm(directory, { recursive: true });
  await writeFile(directory, "");
  await expect(store.keep("SN1", "token", "a")).rejects.toThrow(/ENOTDIR/);
  expect(store.of("SN1")).toEqual({});
});
