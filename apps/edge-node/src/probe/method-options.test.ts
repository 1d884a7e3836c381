import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineProbeMethod } from "@sourceful/probe";
import { Command } from "commander";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addMethodOptions, collectParams, exampleLine, nameAndValue } from "./method-options.ts";

const method = defineProbeMethod({
  name: "try_it",
  summary: "Tries it.",
  params: {
    host: { type: "text", isRequired: true, description: "Where." },
    unit_id: { type: "integer", min: 0, max: 255, default: 1, description: "Which." },
    ports: { type: "integers", min: 1, max: 65_535, maxItems: 4, description: "Ports." },
    holding: { type: "boolean", description: "Whether." },
    kind: { type: "text", options: ["a", "b"], description: "Kind." },
    source: { type: "text", maxBytes: 1_000_000, description: "Source." },
    manifest: { type: "document", description: "Manifest." },
  },
  example: { host: "10.0.0.5", unit_id: 3, ports: [502, 80], source: "function driver_poll() end" },
  isHeavy: false,
  deadlineMs: () => 1_000,
  run: async () => ({}),
});

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "options-"));
});
afterEach(() => rm(directory, { recursive: true }));

async function paramsOf(...args: string[]): Promise<Record<string, unknown>> {
  const command = addMethodOptions(new Command("try_it"), method)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  command.option("--param <name=value>", "", nameAndValue).parse(args, { from: "user" });
  const options = command.opts<Record<string, unknown> & { param?: [string, string][] }>();
  return collectParams(method, options, options.param ?? []);
}

test("only what was typed is sent, with the types the method wants", async () => {
  expect(await paramsOf()).toEqual({});
  const typed = ["--host", "x", "--unit-id", "7", "--ports", "502,80", "--holding", "false", "--kind", "b"];
  expect(await paramsOf(...typed)).toEqual({
    host: "x",
    unit_id: 7,
    ports: [502, 80],
    holding: false,
    kind: "b",
  });
});

test("long texts come from files, and so does any parameter with an @", async () => {
  const file = join(directory, "text");
  await writeFile(file, "hunter2\n");
  expect(await paramsOf("--source", file, "--manifest", file, "--param", `password=@${file}`)).toEqual({
    source: "hunter2\n",
    manifest: "hunter2\n",
    password: "hunter2",
  });
  await expect(paramsOf("--source", `${file}.gone`)).rejects.toMatchObject({ code: "config_unreadable" });
});

test("parameters by name are JSON where they can be, and texts where the method wants one", async () => {
  const args = ["unit_id=9", "ports=[1,2]", "host=10", "other=word", "empty="].flatMap((one) => [
    "--param",
    one,
  ]);
  expect(await paramsOf(...args)).toEqual({
    unit_id: 9,
    ports: [1, 2],
    host: "10",
    other: "word",
    empty: "",
  });
});

test.each([
  ["--unit-id", "1.5"],
  ["--ports", "1,x"],
  ["--holding", "maybe"],
  ["--kind", "c"],
  ["--param", "novalue"],
])("%s %s is refused", async (...args) => {
  await expect(paramsOf(...args)).rejects.toMatchObject({ exitCode: 1 });
});

test("an example reads as it would be typed, with a file for a source", () => {
  expect(exampleLine(method)).toBe(
    "edge-node probe try_it --host 10.0.0.5 --unit-id 3 --ports 502,80 --source my_driver.lua",
  );
});
