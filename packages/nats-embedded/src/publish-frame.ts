/**
 * One PUB or HPUB, complete and in canonical form, as offsets into the bytes it arrived in:
 *
 *     PUB subject [reply ][headerBytes ]payloadBytes\r\npayload\r\n
 *                 ^ tailStart                                     ^ end
 *
 * The tail is byte for byte what follows `MSG subject sid ` on the way out, so delivering is two copies.
 * A parser owns one frame and fills it anew for each message: valid during the handler's call only, though
 * `bytes` themselves stay as they are.
 */
export class PublishFrame {
  bytes: Buffer = Buffer.alloc(0);
  subjectStart = 0;
  subjectEnd = 0;
  /** Of the subject's bytes: hash = hash * 31 + byte, 32 bits. */
  subjectHash = 0;
  /** Where the reply subject or else the first size begins. */
  tailStart = 0;
  /** End of the reply subject, 0 when there is none; it begins at `tailStart`. */
  replyEnd = 0;
  /** Undefined for a PUB. */
  headerBytes: number | undefined;
  payloadStart = 0;
  /** Headers included. */
  payloadBytes = 0;
  end = 0;

  get subject(): string {
    return this.bytes.toString("latin1", this.subjectStart, this.subjectEnd);
  }

  get reply(): string | undefined {
    return this.replyEnd === 0 ? undefined : this.bytes.toString("latin1", this.tailStart, this.replyEnd);
  }
}
