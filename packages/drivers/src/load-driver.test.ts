import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadDriver } from "./index.ts";

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "driver-"));
  await mkdir(join(base, "drivers/lua"), { recursive: true });
  await writeFile(join(base, "drivers/lua/one.lua"), "-- one\n");
});
afterEach(() => rm(base, { recursive: true }));

test.each(["drivers/lua/one.yaml", "drivers/manifests/one.yaml", "manifests/one.yaml"])(
  "finds the manifest at %s",
  async (manifest) => {
    await mkdir(dirname(join(base, manifest)), { recursive: true });
    await writeFile(join(base, manifest), 'version: "3.2.1"\n');
    expect(await loadDriver(join(base, "drivers/lua/one.lua"))).toMatchObject({
      name: "one",
      manifest: { version: "3.2.1" },
      manifestFile: join(base, manifest),
    });
  },
);

test("a file without a manifest is a driver, a missing file is an error that names it", async () => {
  expect(await loadDriver(join(base, "drivers/lua/one.lua"))).not.toHaveProperty("manifest");
  await expect(loadDriver(join(base, "two.lua"))).rejects.toMatchObject({
    code: "config_unreadable",
    message: expect.stringContaining(join(base, "two.lua")),
  });
});
