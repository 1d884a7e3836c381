import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseManifest } from "./index.ts";

const ALIASES_OF_ALIASES = `version: "1"\na0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from(
  { length: 11 },
  (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(", ")}]\n`,
).join("")}`;
const CATALOGUE = fileURLToPath(new URL("../../../../shared/data/driver-manifests/", import.meta.url));
const hasCatalogue = existsSync(CATALOGUE);

describe.skipIf(!hasCatalogue)("the public catalogue (needs ../shared/data/driver-manifests)", () => {
  const files = hasCatalogue ? readdirSync(CATALOGUE).filter((name) => name.endsWith(".yaml")) : [];

  test("has 86 manifests", () => {
    expect(files).toHaveLength(86);
  });

  test.each(files)("%s is a manifest with the facts of its file", (name) => {
    const text = readFileSync(`${CATALOGUE}${name}`, "utf8");
    const reading = parseManifest(text, name);
    if ("problems" in reading) throw new Error(JSON.stringify(reading.problems));
    const { manifest } = reading;
    // Read from the text itself, so that the parser is held against something else than itself.
    expect(manifest.name).toBe(/^name: "(.*)"$/m.exec(text)?.[1]);
    expect(manifest.version).toBe(/^version: "(.*)"$/m.exec(text)?.[1]);
    expect(manifest.sha256).toBe(/^sha256: "([0-9a-f]{64})"$/m.exec(text)?.[1]);
    expect(manifest.control).toBe(/^control: true$/m.test(text));
    expect(manifest.tested_devices?.length).toBe([...text.matchAll(/^ {2}- manufacturer:/gm)].length);
  });
});

test("keeps what it does not know and leaves dates as text", () => {
  expect(parseManifest("version: 2026-01-01\nfuture_key: {a: 1}\n", "x.yaml")).toEqual({
    manifest: { version: "2026-01-01", future_key: { a: 1 } },
  });
});

test("an empty file says what is missing", () => {
  expect(parseManifest("", "x.yaml")).toMatchObject({
    problems: [{ file: "x.yaml", code: "manifest_invalid" }],
  });
});

test("defaults stand for keys that are not there, and for no others", () => {
  const defaults = { version: "0", author: "us" };
  expect(parseManifest('{"author": "me"}', "m", defaults)).toEqual({
    manifest: { version: "0", author: "me" },
  });
  expect(parseManifest("[]", "m", defaults)).toHaveProperty("problems");
});

test.each([
  ["that would be gigabytes", ALIASES_OF_ALIASES],
  ["of a thing inside itself", "version: '1'\na: &a [*a]\n"],
])("aliases %s are refused", (_, text) => {
  expect(parseManifest(text, "m")).toEqual({
    problems: [
      {
        file: "m",
        code: "manifest_invalid",
        message: "the file has YAML aliases, which a manifest may not have",
      },
    ],
  });
});
