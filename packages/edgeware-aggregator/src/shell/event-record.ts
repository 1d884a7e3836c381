import { deflateRawSync, inflateRawSync } from "node:zlib";
import { InternalError } from "@sourceful/domain";
import type { BuildingEnvelope } from "@sourceful/messaging";
import type { ActionRecord } from "../core/authority/action-record.ts";
import type { CommunityEvent } from "../core/community-event.ts";
import type { CommunityPolicy } from "../core/community-policy.ts";
import type { CommunityTopology } from "../core/topology/community-topology.ts";

type WithoutPlace<E> = E extends unknown ? Omit<E, "position" | "atMs"> : never;

/** How a log begins: what the community was when nothing had been heard of it. */
export interface Genesis {
  readonly type: "genesis";
  readonly topology: CommunityTopology;
  readonly policy: CommunityPolicy;
  /** As of `CommunityData`. */
  readonly rules?: number;
}

/** A message as it came; its signature and schema were checked before it was logged. */
export interface LoggedMessage {
  readonly type: "message";
  readonly bytes: Uint8Array;
}

/** A message that was refused, with its bytes. */
interface LoggedRefusal extends WithoutPlace<Extract<CommunityEvent, { type: "refused" }>> {
  readonly subject: string;
  readonly bytes: Uint8Array;
}

/** A steward's word on the message at that position. */
interface LoggedRelease {
  readonly type: "release";
  readonly action: ActionRecord;
  readonly quarantined: number;
}

/** What one record of an event log says. */
export type LogEntry =
  | Genesis
  | LoggedMessage
  | LoggedRefusal
  | LoggedRelease
  | WithoutPlace<Exclude<CommunityEvent, { type: "message" | "refused" | "release" }>>;

const MESSAGE = 1;
const REFUSED = 2;
const TICK = 3;
const OTHER = 4;
const OTHER_DEFLATED = 5;
const NEWLINE = 10;
/** A topology of thousands of buildings is larger than a record may be, and the same words over and over. */
const DEFLATED_FROM_BYTES = 65_536;

/** A record's bytes: one that says what follows, then the message as it came, or JSON. */
export function encodeEntry(entry: LogEntry): Uint8Array {
  switch (entry.type) {
    case "message":
      return Buffer.concat([Uint8Array.of(MESSAGE), entry.bytes]);
    case "refused": {
      const { bytes, ...head } = entry;
      return Buffer.concat([Uint8Array.of(REFUSED), Buffer.from(`${JSON.stringify(head)}\n`), bytes]);
    }
    case "tick":
      return Uint8Array.of(TICK);
    default: {
      const json = Buffer.from(JSON.stringify(entry));
      return json.length < DEFLATED_FROM_BYTES
        ? Buffer.concat([Uint8Array.of(OTHER), json])
        : Buffer.concat([Uint8Array.of(OTHER_DEFLATED), deflateRawSync(json)]);
    }
  }
}

/** @throws InternalError `log_unreadable` for bytes that are no entry */
export function decodeEntry(payload: Uint8Array): LogEntry {
  const [kind] = payload;
  const rest = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).subarray(1);
  try {
    if (kind === MESSAGE) return { type: "message", bytes: rest };
    if (kind === TICK) return { type: "tick" };
    if (kind === OTHER) return JSON.parse(rest.toString()) as LogEntry;
    if (kind === OTHER_DEFLATED) return JSON.parse(inflateRawSync(rest).toString()) as LogEntry;
    if (kind === REFUSED) {
      const end = rest.indexOf(NEWLINE);
      const head = JSON.parse(rest.toString("utf8", 0, end)) as Omit<LoggedRefusal, "bytes">;
      return { ...head, bytes: rest.subarray(end + 1) };
    }
  } catch (cause) {
    throw new InternalError("a record of the event log cannot be read", { code: "log_unreadable", cause });
  }
  throw new InternalError(`a record of the event log is of kind ${kind}, which is not known`, {
    code: "log_unreadable",
  });
}

/** The envelope of a message that was logged. Its signature is not looked at again. */
export function envelopeOf({ bytes }: LoggedMessage): BuildingEnvelope {
  return JSON.parse(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
  ) as BuildingEnvelope;
}
