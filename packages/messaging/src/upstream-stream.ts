import { readHeartbeatJournal } from "./community/read-heartbeat-journal.ts";
import { decodeMessage } from "./decode-message.ts";
import type { JournalState } from "./gateway-state-message.ts";
import { parseSubject } from "./parse-subject.ts";
import { buildSubjectPattern, type SubjectKind } from "./subjects.ts";

/** What goes over the subjects of a record beside the record itself. */
export type UpstreamPart = "ack" | "fetch" | "replay" | "fetched";

/** Whose record it is: where it is sent, asked for and acknowledged. Serials name who keeps it. */
export interface UpstreamStream {
  /** Subjects whose messages are in the record, of every sender. */
  readonly recorded: readonly string[];
  /** Subject on which senders tell how far their record goes. */
  readonly states: string;
  /**
   * The subject of that part; a pattern where a token is not given.
   * @throws RejectedError `subject_token_invalid`
   */
  subject(part: UpstreamPart, tokens: { readonly serial?: string; readonly receiver?: string }): string;
  /** Serial of the sender a subject belongs to; undefined for one that is not of this stream. */
  serialOf(subject: string): string | undefined;
  /** How far its sender says its record goes; undefined when it says nothing. Not verified: a hint only. */
  readState(data: Uint8Array): JournalState | undefined;
}

/** What gateways send to anybody: telemetry and metrics. */
export const gatewayStream: UpstreamStream = {
  recorded: [buildSubjectPattern("telemetry"), buildSubjectPattern("metrics")],
  states: buildSubjectPattern("gatewayState"),
  subject: (part, tokens) => buildSubjectPattern(GATEWAY_KINDS[part], tokens),
  serialOf(subject) {
    const parsed = parseSubject(subject);
    return parsed === undefined || "community" in parsed ? undefined : parsed.serial;
  },
  readState(data) {
    const decoded = decodeMessage("gatewayState", data);
    return decoded.ok ? decoded.message.journal : undefined;
  },
};

/** What buildings report to their community: signed messages. Nothing of a gateway's own stream is in it. */
export function buildingStream(community: string): UpstreamStream {
  return {
    recorded: RECORDED_KINDS.map((kind) => buildSubjectPattern(kind, { community })),
    states: buildSubjectPattern("buildingHeartbeat", { community }),
    subject: (part, tokens) => buildSubjectPattern(BUILDING_KINDS[part], { community, ...tokens }),
    serialOf(subject) {
      const parsed = parseSubject(subject);
      return parsed && "community" in parsed && parsed.community === community ? parsed.serial : undefined;
    },
    readState: readHeartbeatJournal,
  };
}

const GATEWAY_KINDS = {
  ack: "upstreamAck",
  fetch: "upstreamFetch",
  replay: "upstreamReplay",
  fetched: "upstreamFetched",
} as const satisfies Record<UpstreamPart, SubjectKind>;

const BUILDING_KINDS = {
  ack: "buildingUpstreamAck",
  fetch: "buildingUpstreamFetch",
  replay: "buildingUpstreamReplay",
  fetched: "buildingUpstreamFetched",
} as const satisfies Record<UpstreamPart, SubjectKind>;

/** A sign of life is worth nothing later; everything else a building says is. */
const RECORDED_KINDS = [
  "buildingState",
  "flexibility",
  "dispatchAck",
  "delivery",
] as const satisfies readonly SubjectKind[];
