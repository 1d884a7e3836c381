/** One line of the audit, with the names of its JSON. */
export interface AuditEntry {
  /** `admitted` is on disk before the method runs; `ended` tells how that went; a `refused` one never ran. */
  readonly event: "admitted" | "refused" | "ended";
  readonly id: string;
  readonly method: string;
  /** Name of the key's holder, or `unsigned`; absent when nobody could be told. */
  readonly caller?: string;
  /** Secrets hidden. */
  readonly params?: unknown;
  readonly reply_to?: string;
  /** SHA-256 of the request as it came in. */
  readonly request_sha256?: string;
  /** What made the request good only once. */
  readonly signed?: { readonly key: string; readonly time_ms: number; readonly nonce: string };
  /** Seq of the `admitted` line that an `ended` one belongs to. */
  readonly of?: number;
  readonly success?: boolean;
  readonly code?: string;
  /** Why it was refused. */
  readonly reason?: string;
  readonly duration_ms?: number;
  /** Refusals before this one that were too many to be written. */
  readonly unwritten?: number;
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** The bytes of a line. Everything is JSON, so no text of a caller can look like a line of its own. */
export function encodeAuditEntry(entry: AuditEntry): Uint8Array {
  return Buffer.from(JSON.stringify(entry));
}

/** Undefined for bytes that are no line of the audit. */
export function decodeAuditEntry(payload: Uint8Array): AuditEntry | undefined {
  try {
    const entry = JSON.parse(decoder.decode(payload)) as Partial<AuditEntry> | null;
    const isEntry =
      ["admitted", "refused", "ended"].includes(entry?.event ?? "") &&
      typeof entry?.id === "string" &&
      typeof entry.method === "string";
    return isEntry ? (entry as AuditEntry) : undefined;
  } catch {
    return undefined;
  }
}
