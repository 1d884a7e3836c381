import { expect, test } from "vitest";
import {
  controlAckSchema,
  controlCommandSchema,
  controlHeartbeatSchema,
  gatewayEventSchema,
} from "./schemas/control-schemas.ts";
import { gatewayStateSchema } from "./schemas/gateway-state-schema.ts";
import { metricsSchema } from "./schemas/metrics-schema.ts";
import { siteLimitAckSchema, siteLimitSchema } from "./schemas/site-schemas.ts";
import { upstreamAckSchema, upstreamFetchedSchema, upstreamFetchSchema } from "./schemas/upstream-schemas.ts";
import { renderSubjects } from "./subjects-document.ts";
import { TELEMETRY_SCHEMAS } from "./telemetry-schemas.ts";
import { validatorsSource } from "./testing.ts";

test("the validators are those of the schemas (generated)", async () => {
  const source = validatorsSource({
    ...TELEMETRY_SCHEMAS,
    metrics: metricsSchema,
    gatewayState: gatewayStateSchema,
    controlCommand: controlCommandSchema,
    controlAck: controlAckSchema,
    controlHeartbeat: controlHeartbeatSchema,
    gatewayEvent: gatewayEventSchema,
    siteLimit: siteLimitSchema,
    siteLimitAck: siteLimitAckSchema,
    upstreamAck: upstreamAckSchema,
    upstreamFetch: upstreamFetchSchema,
    upstreamFetched: upstreamFetchedSchema,
  });
  await expect(source).toMatchFileSnapshot("generated/validators.ts");
});

test("docs/subjects.md is that of the subjects and schemas (generated)", async () => {
  await expect(renderSubjects()).toMatchFileSnapshot("../../../docs/subjects.md");
});
