import type { Clock, Logger } from "@sourceful/domain";
import type { Append } from "./commit-queue.ts";
import { type FileSystem, isSystemError } from "./file-system.ts";
import type { SegmentIndex } from "./index-segment.ts";
import type { JournalPosition } from "./journal-position.ts";
import { newEpoch } from "./new-epoch.ts";
import { encodeRecord, RECORD_HEADER_BYTES } from "./record-codec.ts";
import type { Recovered } from "./recover-journal.ts";
import type { Segment } from "./segment.ts";
import { type EncodedBatch, SegmentWriter } from "./segment-writer.ts";

export interface SegmentLogOptions {
  directory: string;
  fileSystem: FileSystem;
  clock: Clock;
  logger: Logger;
  recovered: Recovered;
  /** A segment of this many bytes takes no more. */
  segmentBytes: number;
  /** Nor does one whose first record is this old. */
  segmentAgeMs: number;
}

const CHECK_EVERY_MS = 1000;

/** The segments of a journal and their one writer. Batches come one at a time. */
export class SegmentLog {
  readonly #options: SegmentLogOptions;
  #segments: readonly Segment[];
  #writer: SegmentWriter | undefined;
  #canResume: boolean;
  #epoch: number;
  #lastSeq: number;
  #headHash: Uint8Array;
  #checkedMs = Number.NEGATIVE_INFINITY;

  constructor(options: SegmentLogOptions) {
    this.#options = options;
    this.#epoch = options.recovered.epoch;
    this.#segments = options.recovered.segments;
    this.#canResume = options.recovered.canResume;
    this.#lastSeq = options.recovered.lastSeq;
    this.#headHash = options.recovered.headHash;
  }

  /** Those that hold durable records, oldest first; a new array whenever it changes. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** That of the next record. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The newest durable seq. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  get headHash(): Uint8Array {
    return this.#headHash;
  }

  /**
   * Makes a batch durable and returns the position of its first record. When it rejects, nothing of the batch
   * counts, the file that failed is not written again, and the next batch begins a new one.
   */
  async write(batch: readonly Append[]): Promise<JournalPosition> {
    const encoded = this.#encode(batch);
    try {
      const writer = await this.#writerFor(encoded);
      await writer.write(encoded);
      await this.#checkThere(writer.segment);
      if (this.#segments.at(-1) !== writer.segment) this.#segments = [...this.#segments, writer.segment];
    } catch (thrown) {
      this.#canResume = false;
      const failed = this.#writer;
      this.#writer = undefined;
      await failed?.abandon();
      throw thrown;
    }
    this.#lastSeq = encoded.lastSeq;
    this.#headHash = encoded.headHash;
    return { epoch: encoded.epoch, seq: encoded.firstSeq };
  }

  /** The batches from now on are of another epoch. */
  beginEpoch(): void {
    this.#epoch = newEpoch(this.#epoch);
  }

  /** Rejects when a file was removed or replaced behind our back. */
  async checkFiles(): Promise<void> {
    for (const segment of this.#segments) {
      await this.#check(segment).catch((thrown: unknown) => {
        // Retention may have taken it meanwhile.
        if (this.#segments.includes(segment)) throw thrown;
      });
    }
  }

  /** Forgets the oldest `count` segments; their files are the caller's to remove. */
  forgetOldest(count: number): void {
    this.#segments = this.#segments.slice(count);
  }

  async close(): Promise<void> {
    const writer = this.#writer;
    this.#writer = undefined;
    await writer?.close();
  }

  async #writerFor({ firstSeq, bytes }: EncodedBatch): Promise<SegmentWriter> {
    const { fileSystem, directory } = this.#options;
    const last = this.#segments.at(-1);
    if (!this.#writer && this.#canResume && last?.index && !this.#isFull(last, bytes.length)) {
      this.#writer = await SegmentWriter.resume(fileSystem, last as Segment & { index: SegmentIndex });
    }
    if (this.#writer && this.#isFull(this.#writer.segment, bytes.length)) {
      const full = this.#writer;
      this.#writer = undefined;
      await full.close();
    }
    this.#writer ??= await SegmentWriter.create(fileSystem, directory, firstSeq);
    return this.#writer;
  }

  /** A file that was removed takes writes and syncs as ever, and is gone with the process: looked for once a second. */
  async #checkThere(segment: Segment): Promise<void> {
    const nowMs = this.#options.clock.monotonicMs();
    if (nowMs - this.#checkedMs < CHECK_EVERY_MS) return;
    await this.#check(segment);
    this.#checkedMs = nowMs;
  }

  /** One that stands in its place is shorter, as soon as ours has grown. */
  async #check({ path, bytes }: Segment): Promise<void> {
    const file = await this.#options.fileSystem.open(path, "read").catch((cause: unknown) => {
      if (!isSystemError(cause, "ENOENT")) throw cause;
      throw new Error(`ENOENT: ${path} was removed while it was in use`, { cause });
    });
    try {
      if ((await file.size()) < bytes) throw new Error(`${path} was replaced while it was in use`);
    } finally {
      await file.close();
    }
  }

  #isFull({ bytes, firstAtMs }: Segment, more: number): boolean {
    const { segmentBytes, segmentAgeMs, clock } = this.#options;
    return (
      firstAtMs !== undefined && (bytes + more > segmentBytes || clock.nowMs() - firstAtMs > segmentAgeMs)
    );
  }

  #encode(batch: readonly Append[]): EncodedBatch {
    const size = batch.reduce((sum, { payload }) => sum + payload.length + RECORD_HEADER_BYTES, 0);
    const bytes = Buffer.allocUnsafe(size);
    const firstSeq = this.#lastSeq + 1;
    let headHash = this.#headHash;
    let seq = this.#lastSeq;
    let offset = 0;
    for (const { payload, atMs } of batch) {
      seq++;
      headHash = encodeRecord(
        { epoch: this.epoch, seq, atMs, payload, previousHash: headHash },
        bytes,
        offset,
      );
      offset += RECORD_HEADER_BYTES + payload.length;
    }
    return { bytes, firstSeq, firstAtMs: batch[0]?.atMs ?? 0, lastSeq: seq, epoch: this.epoch, headHash };
  }
}
