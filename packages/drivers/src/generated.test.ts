import { validatorsSource } from "@sourceful/messaging/testing";
import { expect, test } from "vitest";
import { MANIFEST_SCHEMA } from "./manifest-schema.ts";

test("the manifest validator is that of the schema (generated)", async () => {
  await expect(validatorsSource({ manifest: MANIFEST_SCHEMA })).toMatchFileSnapshot(
    "generated/validators.ts",
  );
});
