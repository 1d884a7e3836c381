import { fileURLToPath } from "node:url";
import { validatorsSource } from "@sourceful/messaging/testing";
import { expect, test } from "vitest";
import { EXAMPLE_COMMUNITY, renderCommunityConfiguration } from "./community-document.ts";
import { parseCommunity } from "./community-file.ts";
import { COMMUNITY_SCHEMA } from "./community-schema.ts";

test("the validator of community.yaml is that of its schema (generated)", async () => {
  await expect(validatorsSource({ community: COMMUNITY_SCHEMA })).toMatchFileSnapshot(
    "generated/validators.ts",
  );
});

test("docs/community-configuration.md is that of the schema (generated)", async () => {
  const file = fileURLToPath(new URL("../../../../docs/community-configuration.md", import.meta.url));
  await expect(renderCommunityConfiguration()).toMatchFileSnapshot(file);
});

test("the example in docs/community-configuration.md is a valid file", () => {
  const { connection_points } = parseCommunity(EXAMPLE_COMMUNITY, "docs/community-configuration.md");
  expect(connection_points.flatMap(({ buildings }) => buildings)).toHaveLength(5);
});
