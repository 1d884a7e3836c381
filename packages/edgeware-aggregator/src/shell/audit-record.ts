import type { CommunityEffect } from "../core/community-effect.ts";

/** What was decided about one event. */
export interface AuditRecord {
  /** Of the event in the log. */
  readonly position: number;
  readonly atMs: number;
  readonly effects: readonly CommunityEffect[];
}

/** A record of the audit from its bytes. */
export function decodeAuditRecord(payload: Uint8Array): AuditRecord {
  return JSON.parse(
    Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString(),
  ) as AuditRecord;
}
