import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DriverStore } from "@sourceful/drivers";
import { parseDevices } from "@sourceful/gateway";
import { describe, expect, test } from "vitest";

const here = fileURLToPath(new URL("./", import.meta.url));
const names = readdirSync(`${here}lua`).map((file) => file.replace(/\.lua$/, ""));
const page = readFileSync(new URL("../docs/drivers.md", import.meta.url), "utf8");
const sections = new Map(page.split(/^## /m).map((text) => [text.split("\n", 1)[0] ?? "", text]));

/** Keys of devices.json that a driver gets too; configuration.md has them. */
const DEVICE_KEYS = new Set(["host", "port", "username", "password"]);

describe.each(names)("docs/drivers.md on %s", (name) => {
  const section = sections.get(name) ?? "";
  const source = readFileSync(`${here}lua/${name}.lua`, "utf8");

  test("names every key of the configuration that the driver reads, and no other", () => {
    const code = source.replaceAll(/--.*$/gm, "");
    const read = [...code.matchAll(/\bconfig\.(\w+)/g)].map(([, key = ""]) => key);
    const table = section.split("|---|---|\n")[1]?.split("\n\n")[0] ?? "";
    const first = table.split("\n").map((row) => row.split("|")[1] ?? "");
    const named = first.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, key = ""]) => key));
    expect(new Set(named)).toEqual(new Set(read.filter((key) => !DEVICE_KEYS.has(key))));
  });

  test("has devices that devices.json takes", async () => {
    const store = await DriverStore.load([here]);
    const examples = [...section.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    const text = `{"devices": [${examples.join(",")}]}`;
    const { devices, warnings } = parseDevices(text, "devices.json", store);
    expect(devices.map(({ register_map }) => register_map)).toEqual(examples.map(() => name));
    expect(examples.length).toBeGreaterThan(0);
    expect(warnings).toEqual([]);
  });
});

test("the table of docs/drivers.md has every driver", () => {
  const rows = [...page.matchAll(/^\| \[(\w+)\]\(#\1\)/gm)].map(([, name = ""]) => name);
  expect(new Set(rows)).toEqual(new Set(names));
});
