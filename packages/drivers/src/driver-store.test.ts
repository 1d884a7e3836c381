import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { EdgeError } from "@sourceful/domain";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DriverStore, formatProblem } from "./index.ts";

const LUA = "function driver_poll() end\n";
const SHA256 = createHash("sha256").update(LUA).digest("hex");

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "drivers-"));
});
afterEach(() => rm(base, { recursive: true }));

/** Writes files below the temporary folder and answers with the folder. */
async function tree(files: Record<string, string | Uint8Array>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), content);
  }
  return base;
}

function findError(store: DriverStore, registerMap: string): EdgeError {
  try {
    store.find(registerMap);
  } catch (thrown) {
    if (thrown instanceof EdgeError) return thrown;
  }
  throw new Error(`${registerMap} was found`);
}

const MANIFEST = `name: one\nversion: "1.2.3"\nsha256: "${SHA256}"\n`;

describe("layouts", () => {
  const layouts: [string, string, string][] = [
    ["drivers beside manifests", "drivers/one.lua", "manifests/one.yaml"],
    ["lua beside manifests", "lua/one.lua", "manifests/one.yaml"],
    ["the public catalogue's", "drivers/lua/one.lua", "manifests/one.yaml"],
    ["a checkout of this repository", "drivers/lua/one.lua", "drivers/manifests/one.yaml"],
    ["bare files", "one.lua", "one.yaml"],
    ["bare files with a manifest folder", "one.lua", "manifests/one.yaml"],
  ];
  test.each(layouts)("finds a driver and its manifest in %s", async (_name, lua, manifest) => {
    const store = await DriverStore.load([await tree({ [lua]: LUA, [manifest]: MANIFEST })]);
    expect(store.problems).toEqual([]);
    expect(store.find("one")).toMatchObject({
      name: "one",
      file: join(base, lua),
      source: LUA,
      sha256: SHA256,
      isVerified: true,
      manifest: { version: "1.2.3" },
    });
  });

  test("a folder that does not exist is empty", async () => {
    const store = await DriverStore.load([join(base, "nowhere")]);
    expect([store.entries.size, store.problems]).toEqual([0, []]);
  });

  test("the first folder wins, also with a driver it has to refuse", async () => {
    await tree({
      "a/one.lua": LUA,
      "a/bad.lua": LUA,
      "a/bad.yaml": `version: "1"\nsha256: "${"0".repeat(64)}"`,
      "b/one.lua": "-- b",
      "b/bad.lua": LUA,
      "b/two.lua": LUA,
    });
    const store = await DriverStore.load([join(base, "a"), join(base, "b")]);
    expect(store.find("one").file).toBe(join(base, "a/one.lua"));
    expect(store.find("two").file).toBe(join(base, "b/two.lua"));
    expect(findError(store, "bad").code).toBe("integrity_failed");
  });

  test("YAML beside bare Lua files is only read where it has a driver's name", async () => {
    const store = await DriverStore.load([await tree({ "one.lua": LUA, "compose.yaml": "{{{" })]);
    expect(store.problems).toEqual([]);
  });

  test("a folder that cannot be listed is a problem", async () => {
    await symlink("lua", join(base, "lua"));
    const store = await DriverStore.load([base]);
    expect(store.problems).toMatchObject([{ file: join(base, "lua"), code: "config_unreadable" }]);
  });
});

describe("find", () => {
  test("takes a trailing .lua off, unless nothing would be left", async () => {
    const store = await DriverStore.load([await tree({ "one.lua": LUA })]);
    expect(store.find("one.lua").name).toBe("one");
    expect(findError(store, ".lua").message).toContain('no driver ".lua"');
  });

  test("never leaves the folders", async () => {
    await tree({ "store/one.lua": LUA, "outside.lua": LUA });
    const store = await DriverStore.load([join(base, "store")]);
    for (const name of [
      "../outside",
      "../outside.lua",
      join(base, "outside"),
      "..",
      "./one",
      "constructor",
      "",
    ]) {
      expect(findError(store, name).code, name).toBe("driver_not_found");
    }
  });

  test("says where it looked and which name is near", async () => {
    const store = await DriverStore.load([await tree({ "sungrow.lua": LUA, "sma.lua": LUA })]);
    expect(findError(store, "sungrw").message).toBe(`no driver "sungrw" in ${base}; did you mean "sungrow"?`);
    expect(findError(store, "completely_else").message).toBe(`no driver "completely_else" in ${base}`);
  });

  test("a driver without a manifest may run, unverified", async () => {
    const store = await DriverStore.load([await tree({ "one.lua": LUA })]);
    expect(store.find("one")).toMatchObject({ isVerified: false });
    expect(store.find("one")).not.toHaveProperty("manifest");
  });
});

describe("damage", () => {
  const damaged: [string, Record<string, string | Uint8Array>, string, string][] = [
    [
      "a manifest that is not YAML",
      { "lua/one.lua": LUA, "manifests/one.yaml": 'version: "1"\nders: [meter\ncontrol: true\n' },
      "manifest_invalid",
      "manifests/one.yaml:3:1: ",
    ],
    [
      "a manifest with a key twice",
      { "lua/one.lua": LUA, "manifests/one.yaml": 'version: "1"\nversion: "2"\n' },
      "manifest_invalid",
      "manifests/one.yaml:2:1: duplicated mapping key",
    ],
    [
      "a manifest that is a list",
      { "lua/one.lua": LUA, "manifests/one.yaml": "- a\n" },
      "manifest_invalid",
      "manifests/one.yaml: the file must be an object, is a list",
    ],
    [
      "a manifest whose version is a number",
      { "lua/one.lua": LUA, "manifests/one.yaml": "name: one\nversion: 1.2\n" },
      "manifest_invalid",
      "manifests/one.yaml:2: version must be text, is 1.2",
    ],
    [
      "another SHA-256 than the manifest states",
      { "lua/one.lua": `${LUA}-- edited`, "manifests/one.yaml": MANIFEST },
      "integrity_failed",
      "lua/one.lua: its SHA-256 is ",
    ],
    [
      "a SHA-256 that is none",
      { "lua/one.lua": LUA, "manifests/one.yaml": 'version: "1"\nsha256: abc\n' },
      "manifest_invalid",
      "manifests/one.yaml:2: sha256 ",
    ],
    [
      "source that is not UTF-8",
      { "lua/one.lua": new Uint8Array([0x2d, 0x2d, 0xe9, 0x0a]) },
      "driver_invalid",
      "lua/one.lua: not UTF-8 text",
    ],
    [
      "source of more than 2 MiB",
      { "lua/one.lua": "-".repeat(2 ** 21 + 1) },
      "driver_invalid",
      "lua/one.lua: 2097153 bytes",
    ],
    ["a folder with a driver's name", { "lua/one.lua/x": "" }, "config_unreadable", "lua/one.lua: EISDIR"],
  ];
  test.each(damaged)("refuses %s and loads the others", async (_name, files, code, text) => {
    const store = await DriverStore.load([await tree({ ...files, "lua/other.lua": LUA })]);
    expect(store.find("other").source).toBe(LUA);
    expect(store.problems.map(({ code: found }) => found)).toEqual([code]);
    expect(store.problems.map(formatProblem)[0]).toContain(join(base, text));
    const error = findError(store, "one");
    expect(error.code).toBe(code);
    expect(error.message).toContain(join(base, text));
  });

  test("lists every problem of a manifest", async () => {
    const manifest = 'version: 2\ncontrol: "yes"\nders: meter\n';
    const store = await DriverStore.load([
      await tree({ "lua/one.lua": LUA, "manifests/one.yaml": manifest }),
    ]);
    expect(new Set(store.problems.map(({ line }) => line))).toEqual(new Set([1, 2, 3]));
  });

  test("a damaged manifest without a driver is reported too", async () => {
    const store = await DriverStore.load([await tree({ "manifests/lost.yaml": "a: }" })]);
    expect(store.problems).toMatchObject([{ file: join(base, "manifests/lost.yaml"), line: 1 }]);
  });

  test("reload answers with the folders as they are now and leaves the store as it was", async () => {
    const store = await DriverStore.load([await tree({ "one.lua": LUA })]);
    await tree({ "two.lua": LUA });
    expect((await store.reload()).entries.size).toBe(2);
    expect(store.entries.size).toBe(1);
  });
});

test("tells every folder a driver or manifest may lie in, also those that are not there yet", async () => {
  const store = await DriverStore.load(["/no/such"]);
  expect(store.folders.toSorted()).toEqual(
    ["", "/drivers", "/drivers/lua", "/drivers/manifests", "/lua", "/manifests"].map(
      (folder) => `/no/such${folder}`,
    ),
  );
});
