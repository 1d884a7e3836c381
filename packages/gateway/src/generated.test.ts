import { fileURLToPath } from "node:url";
import { validatorsSource } from "@sourceful/messaging/testing";
import { expect, test } from "vitest";
import { parseMembership } from "./community/membership-file.ts";
import { MEMBERSHIP_SCHEMA } from "./community/membership-schema.ts";
import { renderConfiguration } from "./configuration-document.ts";
import { parseDevices } from "./devices-file.ts";
import { DEVICES_SCHEMA } from "./devices-schema.ts";
import { parseSite } from "./guard/site-file.ts";
import { SITE_SCHEMA } from "./guard/site-schema.ts";

test("the validators of the operator's files are those of the schemas (generated)", async () => {
  const schemas = { devices: DEVICES_SCHEMA, site: SITE_SCHEMA, membership: MEMBERSHIP_SCHEMA };
  await expect(validatorsSource(schemas)).toMatchFileSnapshot("generated/validators.ts");
});

test("docs/configuration.md is that of the schema (generated)", async () => {
  const file = fileURLToPath(new URL("../../../docs/configuration.md", import.meta.url));
  await expect(renderConfiguration()).toMatchFileSnapshot(file);
});

test("the example in docs/configuration.md is a valid file", () => {
  const example = /```json\n([^`]*)```/.exec(renderConfiguration())?.[1] ?? "";
  const store = { find: (name: string) => ({ name, file: "", source: "", sha256: "", isVerified: false }) };
  const { devices, warnings } = parseDevices(example, "docs/configuration.md", store);
  expect(devices).toHaveLength(2);
  expect(warnings).toEqual([]);
});

test("the site.json in docs/configuration.md is a valid file", () => {
  const [, example = ""] = /```json site.json\n([^`]*)```/.exec(renderConfiguration()) ?? [];
  const { meter, ders } = parseSite(example, "docs/configuration.md");
  expect([meter, ders?.length]).toEqual(["METER-1", 3]);
});

test("the community.json in docs/configuration.md is a valid file", () => {
  const [, example = ""] = /```json community.json\n([^`]*)```/.exec(renderConfiguration()) ?? [];
  const { community, flexibility } = parseMembership(example, "docs/configuration.md");
  expect([community, flexibility?.length]).toEqual(["birch-lane", 3]);
});
