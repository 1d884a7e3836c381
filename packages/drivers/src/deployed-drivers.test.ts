import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DeployedDrivers, DriverStore, formatManifest, parseManifest } from "./index.ts";

const lua = (text: string) => `function driver_poll() return "${text}" end\n`;

let base: string;
let deployed: string;
let drivers: DeployedDrivers;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "deployed-"));
  deployed = join(base, "deployed");
  drivers = new DeployedDrivers(deployed);
});
afterEach(() => rm(base, { recursive: true }));

/** What a node that starts now would run under the name; undefined for none. */
async function afterRestart(name = "meter") {
  const store = await DriverStore.load([join(base, "own")], deployed);
  expect(store.problems).toEqual([]);
  return store.entries.get(name);
}

async function codeOf(change: Promise<unknown>): Promise<unknown> {
  return change.then(
    () => "done",
    (thrown: { code?: string }) => thrown.code,
  );
}

test("a deployed driver is there after a restart, verified, and wins over the folders", async () => {
  await mkdir(join(base, "own"));
  await writeFile(join(base, "own/meter.lua"), lua("own"));
  const { driver, isUnchanged } = await drivers.deploy("meter", lua("1"), {
    version: "1.0.0",
    protocol: "http",
  });
  expect(isUnchanged).toBe(false);
  expect(await afterRestart()).toEqual(driver);
  expect(driver).toMatchObject({
    name: "meter",
    source: lua("1"),
    isVerified: true,
    manifest: { name: "meter", version: "1.0.0", protocol: "http", size_bytes: Buffer.byteLength(lua("1")) },
  });
});

test("an update keeps the version before, and rollback goes there and back", async () => {
  await drivers.deploy("meter", lua("1"), { version: "1.0.0" });
  expect(await drivers.deploy("meter", lua("2"), { version: "2.0.0" })).toMatchObject({
    previousVersion: "1.0.0",
  });
  expect(await drivers.rollback("meter")).toMatchObject({
    takenBack: "2.0.0",
    driver: { source: lua("1"), manifest: { version: "1.0.0" } },
  });
  expect((await afterRestart())?.source).toBe(lua("1"));
  expect(await drivers.rollback("meter")).toMatchObject({ takenBack: "1.0.0", driver: { source: lua("2") } });
  expect((await afterRestart())?.source).toBe(lua("2"));
});

test("rollback of the only version lets the folders speak again, and again brings it back", async () => {
  await mkdir(join(base, "own"));
  await writeFile(join(base, "own/meter.lua"), lua("own"));
  await drivers.deploy("meter", lua("1"), { version: "1.0.0" });
  expect(await drivers.rollback("meter")).toEqual({ takenBack: "1.0.0" });
  expect((await afterRestart())?.source).toBe(lua("own"));
  expect(await drivers.rollback("meter")).toMatchObject({ driver: { source: lua("1") } });
  expect((await afterRestart())?.source).toBe(lua("1"));
});

test("sources that no manifest names any more are removed, others stay", async () => {
  await drivers.deploy("other", lua("1"), { version: "1.0.0" });
  for (const version of ["1", "2", "3", "4"]) await drivers.deploy("meter", lua(version), { version });
  expect(await readdir(join(deployed, "sources"))).toHaveLength(3);
  expect((await afterRestart("other"))?.source).toBe(lua("1"));
});

describe("one version is one source", () => {
  test("the same bytes again change nothing", async () => {
    await drivers.deploy("meter", lua("1"), { version: "1.0.0" });
    await drivers.deploy("meter", lua("2"), { version: "2.0.0" });
    expect(await drivers.deploy("meter", lua("2"), { version: "2.0.0", author: "me" })).toMatchObject({
      isUnchanged: true,
      driver: { manifest: { author: "me" } },
    });
    expect(await drivers.rollback("meter")).toMatchObject({ driver: { manifest: { version: "1.0.0" } } });
  });

  test("other bytes under the current version, or the one before, are refused", async () => {
    await drivers.deploy("meter", lua("1"), { version: "1.0.0" });
    expect(await codeOf(drivers.deploy("meter", lua("x"), { version: "1.0.0" }))).toBe(
      "driver_version_taken",
    );
    await drivers.deploy("meter", lua("2"), { version: "2.0.0" });
    expect(await codeOf(drivers.deploy("meter", lua("x"), { version: "1.0.0" }))).toBe(
      "driver_version_taken",
    );
    expect((await afterRestart())?.source).toBe(lua("2"));
  });
});

describe("refusals", () => {
  test.each(["", "..", "../meter", "a/b", "a\\b", "Meter", "-x", "a.b", "a\0", "x".repeat(65), "mätare"])(
    "%j is no name for a driver and leaves nothing behind",
    async (name) => {
      expect(await codeOf(drivers.deploy(name, lua("1"), { version: "1" }))).toBe("driver_name_invalid");
      expect(await codeOf(drivers.rollback(name))).toBe("driver_name_invalid");
      expect(await readdir(base)).toEqual([]);
    },
  );

  test("a manifest that states another hash", async () => {
    const manifest = { version: "1", sha256: "0".repeat(64) };
    expect(await codeOf(drivers.deploy("meter", lua("1"), manifest))).toBe("integrity_failed");
  });

  test("a source larger than 2 MiB", async () => {
    const source = "-".repeat(2 ** 21 + 1);
    expect(await codeOf(drivers.deploy("meter", source, { version: "1" }))).toBe("driver_invalid");
  });

  test("rollback of a driver that was never deployed", async () => {
    expect(await codeOf(drivers.rollback("meter"))).toBe("driver_not_found");
  });

  test("a folder that cannot be made says so", async () => {
    await writeFile(deployed, "a file");
    expect(await codeOf(drivers.deploy("meter", lua("1"), { version: "1" }))).toBe("data_dir_unusable");
  });

  test("rollback to files that were damaged, and the driver in force stays", async () => {
    const { driver } = await drivers.deploy("meter", lua("1"), { version: "1" });
    await drivers.deploy("meter", lua("2"), { version: "2" });
    await writeFile(driver.file, "changed");
    expect(await codeOf(drivers.rollback("meter"))).toBe("integrity_failed");
    expect((await afterRestart())?.source).toBe(lua("2"));
  });
});

test("at every moment of an update the store finds the old version or the new one", async () => {
  await drivers.deploy("meter", lua("0"), { version: "0" });
  let isDone = false;
  const updates = (async () => {
    for (let at = 1; at <= 20; at++) await drivers.deploy("meter", lua(`${at}`), { version: `${at}` });
    isDone = true;
  })();
  const seen = new Set<string | undefined>();
  while (!isDone) seen.add((await DriverStore.load([], deployed)).entries.get("meter")?.manifest?.version);
  await updates;
  expect(seen.has(undefined)).toBe(false);
});

test("what does not belong into the folder is reported and hurts nobody", async () => {
  await drivers.deploy("meter", lua("1"), { version: "1" });
  await writeFile(join(deployed, "Bad Name.yaml"), "version: '1'");
  await writeFile(join(deployed, "bare.yaml"), "version: '1'");
  const store = await DriverStore.load([], deployed);
  expect(store.problems.map(({ code }) => code)).toEqual(["manifest_invalid", "manifest_invalid"]);
  expect([...store.entries.keys()]).toEqual(["meter"]);
  expect(store.folders).toContain(deployed);
});

test("a manifest is written in the original's order and reads back the same", async () => {
  const manifest = {
    setup: ["none"],
    signature: "abc",
    version: "1.0.0",
    name: "m",
    ders: ["meter"],
    control: false,
  };
  expect(formatManifest(manifest)).toBe(
    "name: m\nversion: 1.0.0\nders:\n  - meter\ncontrol: false\nsignature: abc\nsetup:\n  - none\n",
  );
  await drivers.deploy("meter", lua("1"), { version: "1" });
  expect(await readFile(join(deployed, "meter.yaml"), "utf8")).toMatch(/^name: meter\nversion: '1'\n/);
});

test("any manifest survives being written and read", () => {
  const text = fc.string({ unit: "grapheme" });
  const manifest = fc.record(
    { version: text, name: text, author: text, ders: fc.array(text), control: fc.boolean(), changelog: text },
    { requiredKeys: ["version"] },
  );
  fc.assert(
    fc.property(manifest, (given) => {
      expect(parseManifest(formatManifest(given), "m.yaml")).toEqual({ manifest: given });
    }),
  );
});
