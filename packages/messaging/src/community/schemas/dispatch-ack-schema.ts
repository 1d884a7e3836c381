import { choice, key, measured, moment, words } from "./wire-parts.ts";

/**
 * How far a dispatch has come at the building: S2's InstructionStatus (NEW is `RECEIVED`, REVOKED is
 * `CANCELLED`, SUCCEEDED is `COMPLETED`) and what IEEE 2030.5 tells beside (community-anchors row 31).
 */
export const dispatchAckSchema = {
  title: "dispatch ack",
  type: "object",
  properties: {
    dispatch_id: key("the dispatch"),
    status: choice(
      [
        "RECEIVED",
        "ACCEPTED",
        "REJECTED",
        "STARTED",
        "CONFIRMED_DELIVERING",
        "AT_RISK",
        "COMPLETED",
        "PARTIAL",
        "ABORTED",
        "SUPERSEDED",
        "CANCELLED",
        "EXPIRED",
      ],
      "what has become of it",
    ),
    at: moment("since when"),
    reason: choice(
      [
        "asset_limit",
        "authority",
        "comfort",
        "contract",
        "duplicate",
        "expired",
        "fault",
        "invalid",
        "mode",
        "occupant_override",
        "recovery",
        "safety",
        "superseded",
        "unknown_reference",
      ],
      "why it is not as asked",
    ),
    code: key("the same more exactly, for machines; as `not_enabled`: this node carries out no dispatch"),
    text: words("the same for people"),
    expected_w: measured("W", "change of power it now expects to deliver, in the dispatch's direction"),
    delivering_w: measured("W", "change of power read back, in the dispatch's direction"),
  },
  required: ["dispatch_id", "status", "at"],
} as const;
