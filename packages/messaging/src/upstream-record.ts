import type { BusMessage, MessageHeaders } from "./bus.ts";
import { type ParsedSubject, parseSubject } from "./parse-subject.ts";

/** A place in a gateway's record. A position of another epoch is neither before nor behind. */
export interface UpstreamPosition {
  readonly epoch: number;
  /** Contiguous within an epoch; 0 is before the first. */
  readonly seq: number;
}

/** One message of a gateway's record. */
export interface UpstreamRecord extends UpstreamPosition {
  readonly serial: string;
  /** When the gateway accepted it, Unix epoch in ms. */
  readonly atMs: number;
  /** Where it was published, whatever subject it came on now. */
  readonly subject: string;
  readonly data: Uint8Array;
  /** Absent for the first sending. */
  readonly replay?: UpstreamReplay;
}

/** Which answer it belongs to: the n-th record of it from 0, or among the latest of their subjects. */
export interface UpstreamReplay {
  readonly fetchId: string;
  readonly index: number | "latest";
}

const RECORD = "Sourceful-Record";
const REPLAY = "Sourceful-Replay";
const SUBJECT = "Sourceful-Subject";

/** Headers that make a message one of a gateway's record. */
export function upstreamHeaders(record: Omit<UpstreamRecord, "data">): MessageHeaders {
  const { serial, epoch, seq, atMs, subject, replay } = record;
  const name = { [RECORD]: `${serial} ${epoch} ${seq} ${atMs}` };
  return replay ? { ...name, [REPLAY]: `${replay.fetchId} ${replay.index}`, [SUBJECT]: subject } : name;
}

/**
 * Reads a message as one of a gateway's record. Undefined when it is none: it has no number, its number is
 * none, or it speaks for another gateway than its subject's.
 */
export function readUpstreamRecord({ subject, data, headers }: BusMessage): UpstreamRecord | undefined {
  const name = /^(\S+) (\d{1,10}) (\d{1,15}) (\d{1,15})$/.exec(headers?.[RECORD] ?? "");
  if (!headers || !name) return undefined;
  const [, serial = "", epoch, seq, atMs] = name;
  const parsed = parseSubject(subject);
  if (parsed?.serial !== serial) return undefined;
  const record = { serial, epoch: Number(epoch), seq: Number(seq), atMs: Number(atMs), data };
  if (parsed.kind !== "upstreamReplay" && parsed.kind !== "buildingUpstreamReplay") {
    return { ...record, subject };
  }
  const [, fetchId, index] = /^([!-~]{1,64}) (\d{1,9}|latest)$/.exec(headers[REPLAY] ?? "") ?? [];
  const original = headers[SUBJECT] ?? "";
  const source = parseSubject(original);
  if (fetchId === undefined || index === undefined || !source) return undefined;
  // Nobody replays what is another's, nor from one community into another.
  if (source.serial !== serial || communityOf(source) !== communityOf(parsed)) return undefined;
  return {
    ...record,
    subject: original,
    replay: { fetchId, index: index === "latest" ? index : Number(index) },
  };
}

function communityOf(parsed: ParsedSubject): string | undefined {
  return "community" in parsed ? parsed.community : undefined;
}
