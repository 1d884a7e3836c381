import type { UpstreamRecord } from "../upstream-record.ts";
import type { BuildingEnvelope } from "./envelope.ts";
import type { Opened } from "./open-envelope.ts";

/**
 * Whether a message is what its building signed for that place of its record. One that is refused for what it says
 * keeps its place all the same, so that it does not hold up what follows; one on another's subject has none.
 */
export function isSignedFor(
  opened: Opened<BuildingEnvelope>,
  { serial, epoch, seq }: Pick<UpstreamRecord, "serial" | "epoch" | "seq">,
): boolean {
  const { sender, record } = opened.ok ? opened.envelope : (opened.refusal.head ?? {});
  const isOwn = opened.ok || (opened.refusal.isGenuine && opened.refusal.code !== "IDENTITY");
  return isOwn && sender === serial && record?.epoch === epoch && record.seq === seq;
}
