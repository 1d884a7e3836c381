import type { JournalState } from "../gateway-state-message.ts";
import { buildingHeartbeat } from "./generated/validators.ts";
import type { BuildingHeartbeat } from "./message-bodies.ts";

/**
 * How far a building's record goes, from its heartbeat; undefined when that does not say. The signature is not
 * looked at: who believes it asks for what it lacks, and everything of the answer is signed.
 */
export function readHeartbeatJournal(data: Uint8Array): JournalState | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(data).toString());
    const body =
      typeof content === "object" && content !== null && "body" in content ? content.body : undefined;
    return buildingHeartbeat(body) ? ((body as BuildingHeartbeat).journal as JournalState) : undefined;
  } catch {
    return undefined;
  }
}
