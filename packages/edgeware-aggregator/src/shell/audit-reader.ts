import type { Cursor, Journal } from "@sourceful/journal";
import { type AuditRecord, decodeAuditRecord } from "./audit-record.ts";

/** A decision with its number in the audit. */
export interface NumberedRecord extends AuditRecord {
  readonly seq: number;
}

/** Somebody who reads the audit in order and remembers across starts how far that has come. */
export class AuditReader {
  readonly #journal: Pick<Journal, "read">;
  readonly #cursor: Pick<Cursor, "seq" | "advance">;
  readonly #settled: () => Promise<unknown>;

  /** `settled` resolves when what was added until now is there. */
  constructor(
    journal: Pick<Journal, "read">,
    cursor: Pick<Cursor, "seq" | "advance">,
    settled: () => Promise<unknown>,
  ) {
    this.#journal = journal;
    this.#cursor = cursor;
    this.#settled = settled;
  }

  /** What is there and not done, in order. */
  async *records(): AsyncGenerator<NumberedRecord, void> {
    await this.#settled();
    for await (const { seq, payload } of this.#journal.read({ fromSeq: this.#cursor.seq + 1 })) {
      yield { seq, ...decodeAuditRecord(payload) };
    }
  }

  /** Resolves when the disk has that everything up to this number is done. @throws the system's error */
  advance(seq: number): Promise<void> {
    return this.#cursor.advance(seq);
  }
}
