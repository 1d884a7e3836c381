/**
 * How a message was received: S2's ReceptionStatus (EN 50491-12-2) and ours. `OK`; `INVALID_DATA` is no
 * envelope; `INVALID_MESSAGE` does not fit its schema; `INVALID_CONTENT` names what does not exist or
 * contradicts itself; `TEMPORARY_ERROR` may be sent again; `PERMANENT_ERROR` never; `IDENTITY` is not signed by
 * who it says; `TIME` is late, early or repeated; `PLAUSIBILITY` cannot be true; `TRUST` comes from a node that
 * is not believed now.
 */
export const RECEPTION_CODES = [
  "OK",
  "INVALID_DATA",
  "INVALID_MESSAGE",
  "INVALID_CONTENT",
  "TEMPORARY_ERROR",
  "PERMANENT_ERROR",
  "IDENTITY",
  "TIME",
  "PLAUSIBILITY",
  "TRUST",
] as const;

export type ReceptionCode = (typeof RECEPTION_CODES)[number];
