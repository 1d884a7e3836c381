import type { FileSystem, OpenFile } from "./file-system.ts";
import { MARK_BYTES, type SegmentIndex } from "./index-segment.ts";
import { GENESIS_HASH } from "./record-codec.ts";
import { SEGMENT_MAGIC, type Segment, segmentPath } from "./segment.ts";
import { removeIfThere } from "./small-file.ts";

/** A batch of encoded records, and what is to be known of it. */
export interface EncodedBatch {
  bytes: Buffer;
  firstSeq: number;
  firstAtMs: number;
  lastSeq: number;
  epoch: number;
  headHash: Uint8Array;
}

/** The end of the newest segment. After an error it is abandoned: an fsync that failed once proves nothing later. */
export class SegmentWriter {
  readonly segment: Segment & { index: SegmentIndex };
  readonly #file: OpenFile;

  private constructor(segment: Segment & { index: SegmentIndex }, file: OpenFile) {
    this.segment = segment;
    this.#file = file;
  }

  /** Makes a new segment file; its name survives a power cut when this resolves. */
  static async create(fileSystem: FileSystem, directory: string, firstSeq: number): Promise<SegmentWriter> {
    const path = segmentPath(directory, firstSeq);
    // One of that name can only be left from an attempt that acknowledged nothing.
    await removeIfThere(fileSystem, path);
    const file = await fileSystem.open(path, "create");
    try {
      await file.write(SEGMENT_MAGIC, 0);
      await fileSystem.syncDirectory(directory);
    } catch (thrown) {
      await file.close().catch(() => undefined);
      throw thrown;
    }
    const index: SegmentIndex = {
      marks: [],
      lastSeq: 0,
      lastEpoch: 0,
      headHash: GENESIS_HASH,
      endOffset: SEGMENT_MAGIC.length,
      damages: [],
      isTorn: false,
    };
    return new SegmentWriter({ firstSeq, path, bytes: SEGMENT_MAGIC.length, index }, file);
  }

  /** Goes on behind the last record of a segment; `index` is of now. */
  static async resume(
    fileSystem: FileSystem,
    segment: Segment & { index: SegmentIndex },
  ): Promise<SegmentWriter> {
    return new SegmentWriter(segment, await fileSystem.open(segment.path, "write"));
  }

  /** Writes a batch; when it resolves the batch survives a power cut. After a rejection call `abandon`. */
  async write(batch: EncodedBatch): Promise<void> {
    const { segment } = this;
    const offset = segment.bytes;
    await this.#file.write(batch.bytes, offset);
    await this.#file.datasync();
    const { index } = segment;
    const mark = index.marks.at(-1);
    if (!mark || offset - mark.offset >= MARK_BYTES) index.marks.push({ seq: batch.firstSeq, offset });
    segment.firstAtMs ??= batch.firstAtMs;
    segment.bytes += batch.bytes.length;
    index.endOffset = segment.bytes;
    index.lastSeq = batch.lastSeq;
    index.lastEpoch = batch.epoch;
    index.headHash = batch.headHash;
  }

  /** Gives up after an error: cuts off what was not acknowledged, as far as the disk lets us, and closes. */
  async abandon(): Promise<void> {
    // What stays is behind the next segment's first seq, where no reader looks.
    await this.#file.truncate(this.segment.bytes).catch(() => undefined);
    await this.#file.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
