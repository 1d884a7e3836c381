import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "@sourceful/domain";
import { RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadSigningKey, SigningKey } from "./index.ts";

let dataDir: string;
let logger: RecordingLogger;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "signing-key-"));
  logger = new RecordingLogger();
});
afterEach(() => rm(dataDir, { recursive: true }));

const file = (name: string) => join(dataDir, name);
const load = () => loadSigningKey({ dataDir, name: "community", logger });

test("the first start makes a key and keeps it, for the owner only", async () => {
  const key = await load();
  expect(key.keyEpoch).toBe(1);
  expect(await readdir(dataDir)).toEqual(["community.json", "community.pem"]);
  expect(JSON.parse(await readFile(file("community.json"), "utf8"))).toEqual({
    key_epoch: 1,
    public_key: key.publicKey,
  });
  const modes = await Promise.all(["community.pem", "community.json"].map((name) => stat(file(name))));
  expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600]);
});

test("later starts find it and write nothing", async () => {
  const first = await load();
  const before = await Promise.all(
    ["community.pem", "community.json"].map((name) => stat(file(name), { bigint: true })),
  );
  const second = await load();
  expect(second.publicKey).toBe(first.publicKey);
  const after = await Promise.all(
    ["community.pem", "community.json"].map((name) => stat(file(name), { bigint: true })),
  );
  expect(after.map(({ mtimeNs }) => mtimeNs)).toEqual(before.map(({ mtimeNs }) => mtimeNs));
  expect(logger.lines).toEqual([]);
});

test("a key that was moved away is followed by a new one of the next epoch, with a warning", async () => {
  const first = await load();
  await rm(file("community.pem"));
  const second = await load();
  expect(second.publicKey).not.toBe(first.publicKey);
  expect(second.keyEpoch).toBe(2);
  expect((await load()).keyEpoch).toBe(2);
  expect(logger.lines).toMatchObject([{ level: "warn", fields: { before: first.publicKey, epoch: 2 } }]);
});

test("a key that somebody put in its place gets an epoch of its own", async () => {
  await load();
  const other = SigningKey.create();
  await writeFile(file("community.pem"), other.toPem(), { mode: 0o600 });
  for (let start = 0; start < 2; start++) {
    expect(await load()).toMatchObject({ publicKey: other.publicKey, keyEpoch: 2 });
  }
  expect(logger.lines.map(({ level }) => level)).toEqual(["warn"]);
});

test("a power cut while a key is made never gives one epoch to two keys", async () => {
  // Only the facts were written.
  await writeFile(file("community.json"), JSON.stringify({ key_epoch: 1, public_key: "lost" }));
  expect((await load()).keyEpoch).toBe(2);
});

test("a key others can read is taken away from them", async () => {
  await load();
  await chmod(file("community.pem"), 0o644);
  await load();
  expect((await stat(file("community.pem"))).mode & 0o777).toBe(0o600);
  expect(logger.lines.map(({ level }) => level)).toEqual(["warn"]);
});

describe("a damaged file is a fatal error that names it, and is never overwritten", () => {
  test.each([
    ["community.pem", "", /community\.pem file is empty/],
    ["community.pem", "hello", /not an unencrypted private key/],
    ["community.json", "", /community\.json is damaged/],
    ["community.json", "null", /it has no "key_epoch"/],
    ["community.json", '{"key_epoch":0,"public_key":"x"}', /it has no "key_epoch"/],
    ["community.json", '{"key_epoch":1}', /it has no "public_key"/],
  ])("%s of %j", async (name, content, reason) => {
    await writeFile(file(name), content);
    const loading = load();
    await expect(loading).rejects.toThrow(ConfigError);
    await expect(loading).rejects.toMatchObject({ code: "identity_damaged" });
    await expect(loading).rejects.toThrow(reason);
    expect(await readFile(file(name), "utf8")).toBe(content);
    expect(await readdir(dataDir)).toEqual([name]);
  });

  test("one that cannot be read", async () => {
    await mkdir(file("community.pem"));
    await expect(load()).rejects.toMatchObject({ code: "identity_damaged" });
  });
});

test("a directory that cannot be made is said so", async () => {
  await writeFile(file("taken"), "");
  const loading = loadSigningKey({ dataDir: join(file("taken"), "x"), name: "community", logger });
  await expect(loading).rejects.toMatchObject({ code: "data_dir_unusable" });
});
