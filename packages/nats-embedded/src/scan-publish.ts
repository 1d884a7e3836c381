import type { PublishFrame } from "./publish-frame.ts";

const MAX_SIZE = 999_999_999;

/**
 * Reads the line of a PUB or HPUB that begins at `at`, if it is all there and in canonical form, and sets every
 * field of `frame`, whose `end` may lie beyond the bytes. False for anything else, and `frame` is then undefined.
 * One pass over the line's bytes: this is the hot path of the server.
 */
export function scanPublish(bytes: Buffer, at: number, frame: PublishFrame): boolean {
  const hasHeaders = bytes[at] === 72; /* H */
  const verbAt = hasHeaders ? at + 1 : at;
  const isPublish =
    bytes[verbAt] === 80 && bytes[verbAt + 1] === 85 && bytes[verbAt + 2] === 66 && bytes[verbAt + 3] === 32;
  if (!isPublish) return false;

  const { length } = bytes;
  const subjectStart = verbAt + 4;
  let from = subjectStart;
  let byte = 0;
  let hash = 0;
  for (; from < length; from++) {
    byte = bytes[from] as number;
    if (byte <= 32) break;
    hash = (Math.imul(hash, 31) + byte) | 0;
  }
  if (byte !== 32 || from === subjectStart) return false;
  const subjectEnd = from++;

  const tailStart = from;
  let tokenStart = from;
  let tokens = 1;
  let firstTokenEnd = 0;
  let number = 0;
  let previousNumber = 0;
  for (; from < length; from++) {
    byte = bytes[from] as number;
    if (byte > 32) {
      const isDigit = byte >= 48 && byte <= 57 && number >= 0 && number <= MAX_SIZE;
      number = isDigit ? number * 10 + byte - 48 : -1;
      continue;
    }
    if (byte !== 32 || from === tokenStart) break;
    if (tokens === 1) firstTokenEnd = from;
    tokens++;
    previousNumber = number;
    number = 0;
    tokenStart = from + 1;
  }
  if (byte !== 13 || bytes[from + 1] !== 10 || from === tokenStart) return false;
  if (number < 0 || number > MAX_SIZE) return false;
  if (hasHeaders && (previousNumber <= 0 || previousNumber > number)) return false;
  const sizeTokens = hasHeaders ? 2 : 1;
  if (tokens !== sizeTokens && tokens !== sizeTokens + 1) return false;

  frame.bytes = bytes;
  frame.subjectStart = subjectStart;
  frame.subjectEnd = subjectEnd;
  frame.subjectHash = hash;
  frame.tailStart = tailStart;
  frame.replyEnd = tokens > sizeTokens ? firstTokenEnd : 0;
  frame.headerBytes = hasHeaders ? previousNumber : undefined;
  frame.payloadStart = from + 2;
  frame.payloadBytes = number;
  frame.end = from + 2 + number + 2;
  return true;
}
