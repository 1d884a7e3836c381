import { createHash } from "node:crypto";
import type { Clock, Logger } from "@sourceful/domain";
import { type FileSystem, type Journal, openJournal } from "@sourceful/journal";
import type { ProbeRequest } from "../probe-request.ts";
import { type AuditEntry, decodeAuditEntry, encodeAuditEntry } from "./audit-entry.ts";
import type { NonceMemory } from "./nonce-memory.ts";
import { redactParams } from "./redact-params.ts";

const MIB = 1024 * 1024;
const MAX_BYTES = 64 * MIB;
const SEGMENT_BYTES = 2 * MIB;
/** Lines looked through for nonces at the start. */
const REMEMBERED = 20_000;
const MAX_TEXT = 128;

export interface AuditTrailOptions {
  /** Made when it is not there. */
  readonly directory: string;
  readonly maxAgeMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The machine's when not given. */
  readonly fileSystem?: FileSystem;
}

/** Who asked the probe what, and what came of it: a hash-chained journal that only grows at its end. */
export class AuditTrail {
  readonly #journal: Journal;

  /** @throws ConfigError `data_dir_unusable` */
  static async open({
    directory,
    maxAgeMs,
    clock,
    logger,
    fileSystem,
  }: AuditTrailOptions): Promise<AuditTrail> {
    const journal = await openJournal({
      directory,
      clock,
      logger: logger.child({ component: "probe audit" }),
      retention: { maxBytes: MAX_BYTES, maxAgeMs },
      segmentBytes: SEGMENT_BYTES,
      ...(fileSystem ? { fileSystem } : {}),
    });
    // Where little is asked no segment fills up, which is when a journal looks by itself.
    await journal.enforceRetention();
    return new AuditTrail(journal);
  }

  private constructor(journal: Journal) {
    this.#journal = journal;
  }

  /**
   * Writes what is known of a request; resolves with the line's seq once it is on disk.
   * @throws EdgeError as `Journal.append`
   */
  async write(request: ProbeRequest, facts: Omit<AuditEntry, "id" | "method">): Promise<number> {
    const entry: AuditEntry = { ...facts, id: cut(request.id), method: cut(request.method) };
    const { seq } = await this.#journal.append(encodeAuditEntry(entry));
    return seq;
  }

  /** Takes the nonces of signed requests that were admitted before the node started into `memory`. */
  async recall(memory: NonceMemory): Promise<void> {
    const fromSeq = Math.max(1, this.#journal.lastSeq - REMEMBERED + 1);
    const signed: NonNullable<AuditEntry["signed"]>[] = [];
    let firstSeq = 1;
    for await (const { seq, payload } of this.#journal.read({ fromSeq, newestFirst: true })) {
      firstSeq = seq;
      const entry = decodeAuditEntry(payload);
      if (entry?.signed) signed.push(entry.signed);
    }
    const oldestMs = signed.reduce(
      (least, { time_ms }) => Math.min(least, time_ms),
      Number.POSITIVE_INFINITY,
    );
    // Of what is older the nonces are not known.
    if (firstSeq > 1 && signed.length > 0) memory.refuseBefore(oldestMs - 1);
    for (const { key, time_ms, nonce } of signed.toSorted((a, b) => a.time_ms - b.time_ms)) {
      memory.claim(key, time_ms, nonce);
    }
  }

  /** Waits for what is being written. */
  close(): Promise<void> {
    return this.#journal.close();
  }
}

/** What a line about a request as it came in holds. */
export function requestFacts({
  params,
  raw,
  replyTo,
}: ProbeRequest): Pick<AuditEntry, "params" | "reply_to" | "request_sha256"> {
  return {
    ...(params === undefined ? {} : { params: redactParams(params) }),
    ...(replyTo === undefined ? {} : { reply_to: cut(replyTo) }),
    request_sha256: createHash("sha256").update(raw).digest("hex"),
  };
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
