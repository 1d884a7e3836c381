import { flexusEnvelopeSchema } from "./schemas/flexus-envelope-schema.ts";
import { flexusOfferSchema } from "./schemas/flexus-offer-schema.ts";
import { flexusOrderSchema } from "./schemas/flexus-order-schema.ts";
import { flexusReportSchema } from "./schemas/flexus-report-schema.ts";
import { flexusRequestSchema } from "./schemas/flexus-request-schema.ts";

/** Signed messages between a community and FLEXUS, by the name of their subject; as `BUILDING_MESSAGES`. */
export const FLEXUS_MESSAGES = {
  flexusRequest: { id: "flexus.request/1", signer: "flexus", body: flexusRequestSchema },
  flexusOffer: { id: "flexus.offer/1", signer: "community", body: flexusOfferSchema },
  flexusOrder: { id: "flexus.order/1", signer: "flexus", body: flexusOrderSchema },
  flexusEnvelope: { id: "flexus.envelope/1", signer: "flexus", body: flexusEnvelopeSchema },
  flexusReport: { id: "flexus.report/1", signer: "community", body: flexusReportSchema },
} as const;
