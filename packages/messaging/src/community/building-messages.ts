import { upstreamFetchedSchema } from "../schemas/upstream-schemas.ts";
import { buildingStateSchema } from "./schemas/building-state-schema.ts";
import { deliverySchema } from "./schemas/delivery-schema.ts";
import { dispatchAckSchema } from "./schemas/dispatch-ack-schema.ts";
import { dispatchSchema } from "./schemas/dispatch-schema.ts";
import { flexibilitySchema } from "./schemas/flexibility-schema.ts";
import { buildingHeartbeatSchema, communityHeartbeatSchema } from "./schemas/heartbeat-schemas.ts";
import { receptionSchema } from "./schemas/reception-schema.ts";

/**
 * Signed messages between a building and its community, by the name of their subject: id and schema of the
 * body, and who signs. A new major version is a new id; within one, keys may be added that may be absent.
 */
export const BUILDING_MESSAGES = {
  buildingState: { id: "community.building-state/1", signer: "building", body: buildingStateSchema },
  flexibility: { id: "community.flexibility/1", signer: "building", body: flexibilitySchema },
  dispatchAck: { id: "community.dispatch-ack/1", signer: "building", body: dispatchAckSchema },
  delivery: { id: "community.delivery/1", signer: "building", body: deliverySchema },
  buildingHeartbeat: {
    id: "community.building-heartbeat/1",
    signer: "building",
    body: buildingHeartbeatSchema,
  },
  buildingUpstreamFetched: {
    id: "community.upstream-fetched/1",
    signer: "building",
    body: upstreamFetchedSchema,
  },
  dispatch: { id: "community.dispatch/1", signer: "community", body: dispatchSchema },
  communityHeartbeat: {
    id: "community.community-heartbeat/1",
    signer: "community",
    body: communityHeartbeatSchema,
  },
  reception: { id: "community.reception/1", signer: "community", body: receptionSchema },
} as const;
