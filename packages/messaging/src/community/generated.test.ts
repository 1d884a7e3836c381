import { expect, test } from "vitest";
import { validatorsSource } from "../testing.ts";
import { BUILDING_MESSAGES } from "./building-messages.ts";
import { FLEXUS_MESSAGES } from "./flexus-messages.ts";
import { envelopeSchema } from "./schemas/envelope-schema.ts";

test("the validators are those of the schemas (generated)", async () => {
  const bodies = Object.entries({ ...BUILDING_MESSAGES, ...FLEXUS_MESSAGES }).map(([kind, { body }]) => [
    kind,
    body,
  ]);
  const source = validatorsSource({ envelope: envelopeSchema, ...Object.fromEntries(bodies) });
  await expect(source).toMatchFileSnapshot("generated/validators.ts");
});
