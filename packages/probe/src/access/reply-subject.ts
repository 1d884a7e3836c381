import { buildSubject, findTokenProblem } from "@sourceful/messaging";

/** Inboxes of NATS clients, and what servers make of them on the way through accounts and clusters. */
const INBOXES = ["_INBOX", "_R_", "_GR_"];

/**
 * Whether the node may speak on a subject because a request names it. Inboxes, and below the node's own `hugin`
 * subjects `responses` and, for progress, `progress.ID`. Never a subject anybody acts on: an answer must not be
 * readable as a command.
 */
export function isReplySubject(serial: string, subject: string, purpose: "reply" | "progress"): boolean {
  const tokens = subject.split(".");
  if (tokens.some((token) => findTokenProblem(token) !== undefined)) return false;
  if (tokens.length >= 2 && INBOXES.includes(tokens[0] ?? "")) return true;
  if (subject === buildSubject("probeResponses", { serial })) return true;
  return (
    purpose === "progress" &&
    subject === buildSubject("probeProgress", { serial, request: tokens.at(-1) ?? "" })
  );
}
