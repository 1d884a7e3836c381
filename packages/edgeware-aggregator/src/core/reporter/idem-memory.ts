import type { BuildingEnvelope } from "@sourceful/messaging";
import type { ReporterState } from "./reporter-state.ts";
import { judgeArrival } from "./sequence-tracks.ts";

/** Of idempotency keys that are not a message's own number: so many of a sender's latest. */
const REMEMBERED = 64;

type Numbered = Pick<BuildingEnvelope, "sender" | "boot" | "seq" | "idem">;

/**
 * Whether a message says what came before under another number. Keys that are a message's own number (our senders
 * write no others) are known by what has arrived of those numbers and need no memory.
 */
export function isRepetition({ tracks, idems = [] }: ReporterState, envelope: Numbered): boolean {
  const { sender, idem } = envelope;
  if (idems.includes(idem)) return true;
  if (isOwnNumber(envelope) || !idem.startsWith(`${sender}:`)) return false;
  const [, boot, seq] = /^(\d{1,15}):(\d{1,15})$/.exec(idem.slice(sender.length + 1)) ?? [];
  return seq !== undefined && judgeArrival(tracks, Number(boot), Number(seq)) === "duplicate";
}

/** Notes the key of a message that came. */
export function noteIdem(reporter: ReporterState, envelope: Numbered): void {
  if (isOwnNumber(envelope) || reporter.idems?.includes(envelope.idem)) return;
  reporter.idems ??= [];
  reporter.idems.push(envelope.idem);
  if (reporter.idems.length > REMEMBERED) reporter.idems.shift();
}

function isOwnNumber({ sender, boot, seq, idem }: Numbered): boolean {
  return idem === `${sender}:${boot}:${seq}`;
}
