import { BUILDING_MESSAGES } from "./building-messages.ts";
import { FLEXUS_MESSAGES } from "./flexus-messages.ts";
import { envelopeSchema } from "./schemas/envelope-schema.ts";

/**
 * Every schema of a signed message, by the name of its validator, with the file of its examples beside it:
 * `schemas/{examples}.examples.json`.
 */
export const SIGNED_SCHEMAS = {
  envelope: { schema: envelopeSchema, examples: "envelope" },
  buildingState: { schema: BUILDING_MESSAGES.buildingState.body, examples: "building-state" },
  flexibility: { schema: BUILDING_MESSAGES.flexibility.body, examples: "flexibility" },
  dispatchAck: { schema: BUILDING_MESSAGES.dispatchAck.body, examples: "dispatch-ack" },
  delivery: { schema: BUILDING_MESSAGES.delivery.body, examples: "delivery" },
  buildingHeartbeat: { schema: BUILDING_MESSAGES.buildingHeartbeat.body, examples: "building-heartbeat" },
  buildingUpstreamFetched: {
    schema: BUILDING_MESSAGES.buildingUpstreamFetched.body,
    examples: "upstream-fetched",
  },
  dispatch: { schema: BUILDING_MESSAGES.dispatch.body, examples: "dispatch" },
  communityHeartbeat: { schema: BUILDING_MESSAGES.communityHeartbeat.body, examples: "community-heartbeat" },
  reception: { schema: BUILDING_MESSAGES.reception.body, examples: "reception" },
  flexusRequest: { schema: FLEXUS_MESSAGES.flexusRequest.body, examples: "flexus-request" },
  flexusOffer: { schema: FLEXUS_MESSAGES.flexusOffer.body, examples: "flexus-offer" },
  flexusOrder: { schema: FLEXUS_MESSAGES.flexusOrder.body, examples: "flexus-order" },
  flexusEnvelope: { schema: FLEXUS_MESSAGES.flexusEnvelope.body, examples: "flexus-envelope" },
  flexusReport: { schema: FLEXUS_MESSAGES.flexusReport.body, examples: "flexus-report" },
} as const;
