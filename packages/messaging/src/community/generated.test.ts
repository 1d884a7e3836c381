import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { validatorsSource } from "../testing.ts";
import { findBreakingChanges, schemaContract } from "./schema-changes.ts";
import { SIGNED_SCHEMAS } from "./signed-schemas.ts";

const schemas = Object.fromEntries(
  Object.entries(SIGNED_SCHEMAS).map(([name, { schema }]) => [name, schema]),
);

test("the validators are those of the schemas (generated)", async () => {
  await expect(validatorsSource(schemas)).toMatchFileSnapshot("generated/validators.ts");
});

test("nothing that peers rely on has changed since the baseline, which has everything (generated)", async () => {
  const text = await readFile(new URL("generated/baseline.json", import.meta.url), "utf8");
  const baseline = JSON.parse(text) as Record<string, unknown>;
  const contracts = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, schemaContract(schema)]),
  );
  const changes = Object.entries(baseline).flatMap(([name, before]) =>
    findBreakingChanges(before, contracts[name], name),
  );
  // Before anything is rewritten: a breaking change is a new major version of the message, not a new baseline.
  expect(changes).toEqual([]);
  await expect(`${JSON.stringify(contracts, null, 1)}\n`).toMatchFileSnapshot("generated/baseline.json");
});
