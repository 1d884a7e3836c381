import { fileURLToPath } from "node:url";
import { validatorsSource } from "@sourceful/messaging/testing";
import { expect, test } from "vitest";
import { renderProbeConfiguration } from "./configuration-document.ts";
import { parseProbeFile } from "./probe-policy.ts";
import { PROBE_SCHEMA } from "./probe-schema.ts";

test("the validator of probe.json is that of the schema (generated)", async () => {
  await expect(validatorsSource({ probe: PROBE_SCHEMA })).toMatchFileSnapshot("generated/validators.ts");
});

test("docs/probe-configuration.md is that of the schema (generated)", async () => {
  const file = fileURLToPath(new URL("../../../../docs/probe-configuration.md", import.meta.url));
  await expect(renderProbeConfiguration()).toMatchFileSnapshot(file);
});

test("the example in docs/probe-configuration.md is a valid file", () => {
  const example = /```json\n([^`]*)```/.exec(renderProbeConfiguration())?.[1] ?? "";
  expect(parseProbeFile(example, "docs/probe-configuration.md").keys).toHaveLength(2);
});
