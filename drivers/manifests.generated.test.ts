import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { DriverStore } from "../packages/drivers/src/index.ts";

const here = new URL("./", import.meta.url);
const names = readdirSync(new URL("lua/", here)).map((file) => file.replace(/\.lua$/, ""));

test("every driver has a manifest and every manifest a driver", () => {
  const manifests = readdirSync(new URL("manifests/", here)).map((file) => file.replace(/\.yaml$/, ""));
  expect(manifests.toSorted()).toEqual(names.toSorted());
});

describe.each(names)("manifest of %s", (name) => {
  const source = readFileSync(new URL(`lua/${name}.lua`, here));
  const manifestUrl = new URL(`manifests/${name}.yaml`, here);

  // `pnpm generate` writes both into the file.
  test("states size and SHA-256 of the source", async () => {
    const sha256 = createHash("sha256").update(source).digest("hex");
    const expected = readFileSync(manifestUrl, "utf8")
      .replace(/^size_bytes: .*$/m, `size_bytes: ${source.length}`)
      .replace(/^sha256: .*$/m, `sha256: "${sha256}"`);
    await expect(expected).toMatchFileSnapshot(fileURLToPath(manifestUrl));
  });

  test("is loaded, verified and of the version that the source names", async () => {
    const store = await DriverStore.load([fileURLToPath(here)]);
    expect(store.problems).toEqual([]);
    const { isVerified, manifest } = store.find(name);
    expect(isVerified).toBe(true);
    expect(manifest?.name).toBe(name);
    expect(source.toString("utf8")).toContain(`version = "${manifest?.version}"`);
  });
});
