import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DriverStore } from "@sourceful/drivers";
import { expect, test } from "vitest";

const here = new URL("./", import.meta.url);
const names = readdirSync(new URL("lua/", here)).map((file) => file.replace(/\.lua$/, ""));

test("every driver has a manifest and every manifest a driver", () => {
  const manifests = readdirSync(new URL("manifests/", here)).map((file) => file.replace(/\.yaml$/, ""));
  expect(manifests.toSorted()).toEqual(names.toSorted());
});

test.each(names)(
  "the manifest of %s is loaded, verified and of the version that the source names",
  async (name) => {
    const store = await DriverStore.load([fileURLToPath(here)]);
    expect(store.problems).toEqual([]);
    const { isVerified, manifest, source } = store.find(name);
    expect(isVerified).toBe(true);
    expect(manifest?.name).toBe(name);
    expect(source).toContain(`version = "${manifest?.version}"`);
  },
);
