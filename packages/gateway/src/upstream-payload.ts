import { ProtocolError } from "@sourceful/domain";

/** What the gateway's journal holds of one message: where it was published, and what. */
export interface UpstreamPayload {
  readonly subject: string;
  readonly data: Uint8Array;
}

const LENGTH_BYTES = 2;
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The bytes of a journal record: length of the subject (2 bytes, little endian), the subject, the message. */
export function encodeUpstreamPayload({ subject, data }: UpstreamPayload): Uint8Array {
  const subjectBytes = Buffer.byteLength(subject);
  const bytes = Buffer.allocUnsafe(LENGTH_BYTES + subjectBytes + data.length);
  bytes.writeUInt16LE(subjectBytes, 0);
  bytes.write(subject, LENGTH_BYTES);
  bytes.set(data, LENGTH_BYTES + subjectBytes);
  return bytes;
}

/**
 * Takes a journal record apart; `data` is a view of it.
 * @throws ProtocolError `message_invalid` for bytes that are none
 */
export function decodeUpstreamPayload(payload: Uint8Array): UpstreamPayload {
  const dataStart = LENGTH_BYTES + ((payload[0] ?? 0) | ((payload[1] ?? 0) << 8));
  try {
    if (payload.length < LENGTH_BYTES || dataStart > payload.length) throw new RangeError("it is cut short");
    const subject = decoder.decode(payload.subarray(LENGTH_BYTES, dataStart));
    return { subject, data: payload.subarray(dataStart) };
  } catch (cause) {
    throw new ProtocolError("a journal record is no message", { code: "message_invalid", cause });
  }
}
