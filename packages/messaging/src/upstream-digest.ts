import { createHash } from "node:crypto";
import type { UpstreamRecord } from "./upstream-record.ts";

/** The digest of a stretch of a record: what it holds, where it was published, and in which order. */
export class UpstreamDigest {
  readonly #hash = createHash("sha256");

  add({ epoch, seq, subject, data }: Pick<UpstreamRecord, "epoch" | "seq" | "subject" | "data">): void {
    this.#hash.update(`${epoch} ${seq} ${data.length} ${subject}\n`).update(data);
  }

  /** SHA-256 in base64url, 43 characters; nothing can be added afterwards. */
  end(): string {
    return this.#hash.digest("base64url");
  }
}
