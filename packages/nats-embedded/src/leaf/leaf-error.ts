import type { LeafFailure } from "./leaf-state.ts";

const REFUSALS = ["authorization violation", "authentication", "user authentication", "account "];

/** What an `-ERR` of the other server is about. Texts: nats-server, server/errors.go and server/leafnode.go. */
export function classifyLeafError(text: string): LeafFailure["kind"] {
  const lower = text.toLowerCase();
  if (lower.includes("loop detected")) return "loop";
  if (lower.includes("permissions violation")) return "permissions";
  if (REFUSALS.some((start) => lower.startsWith(start))) return "refused";
  return "protocol";
}
