import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const here = new URL("./", import.meta.url);
const names = readdirSync(new URL("lua/", here)).map((file) => file.replace(/\.lua$/, ""));

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
});
