import { type FileSystem, isSystemError } from "./file-system.ts";
import { atMsAt, RECORD_HEADER_BYTES } from "./record-codec.ts";
import { parseSegmentName, SEGMENT_MAGIC, type Segment, segmentPath } from "./segment.ts";

/** The segments in a directory, oldest first; none when there is no directory. */
export async function listSegments(fileSystem: FileSystem, directory: string): Promise<Segment[]> {
  let names: string[];
  try {
    names = await fileSystem.list(directory);
  } catch (thrown) {
    if (isSystemError(thrown, "ENOENT")) return [];
    throw thrown;
  }
  const firstSeqs = names.map(parseSegmentName).filter((seq) => seq !== undefined);
  const segments: Segment[] = [];
  for (const firstSeq of firstSeqs.toSorted((a, b) => a - b)) {
    const segment = await readSegmentHead(fileSystem, segmentPath(directory, firstSeq), firstSeq);
    if (segment) segments.push(segment);
  }
  return segments;
}

async function readSegmentHead(
  fileSystem: FileSystem,
  path: string,
  firstSeq: number,
): Promise<Segment | undefined> {
  try {
    const file = await fileSystem.open(path, "read");
    try {
      const bytes = await file.size();
      const segment: Segment = { firstSeq, path, bytes };
      const head = Buffer.alloc(RECORD_HEADER_BYTES);
      const length = await file.read(head, SEGMENT_MAGIC.length);
      if (length === head.length) segment.firstAtMs = atMsAt(head, 0);
      return segment;
    } finally {
      await file.close();
    }
  } catch (thrown) {
    // Retention of a living journal may have taken it since the directory was listed.
    if (isSystemError(thrown, "ENOENT")) return undefined;
    throw thrown;
  }
}
