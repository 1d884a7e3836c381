/** Most bytes of a message, signature and all: what an MQTT broker of the suite takes (C-34). */
export const MAX_ENVELOPE_BYTES = 65_536;

const OPEN = Buffer.from(',"sig":"');
const CLOSE = Buffer.from('"}');
/** 64 bytes in base64url without padding. */
const SIGNATURE_CHARS = 86;
const TAIL_BYTES = OPEN.length + SIGNATURE_CHARS + CLOSE.length;

/** A message's bytes, taken apart at its signature. */
export interface SignedBytes {
  /** What was signed, to the byte: the object without its last member and its brace. */
  readonly signed: Buffer;
  /** 64 bytes. */
  readonly signature: Buffer;
}

/** `{…}` with `,"sig":"…"` before its last brace. `signed` is JSON of an object without that brace. */
export function joinSigned({ signed, signature }: SignedBytes): Buffer {
  const text = Buffer.from(signature.toString("base64url"), "latin1");
  return Buffer.concat([signed, OPEN, text, CLOSE]);
}

/** Takes a message's bytes apart at its signature; undefined when they do not end with one. */
export function splitSigned(bytes: Uint8Array): SignedBytes | undefined {
  if (bytes.length <= TAIL_BYTES || bytes.length > MAX_ENVELOPE_BYTES) return undefined;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = whole.length - TAIL_BYTES;
  const from = end + OPEN.length;
  const to = from + SIGNATURE_CHARS;
  if (!whole.subarray(end, from).equals(OPEN) || !whole.subarray(to).equals(CLOSE)) return undefined;
  const text = whole.toString("latin1", from, to);
  const signature = Buffer.from(text, "base64url");
  // One signature has one text: the last character could otherwise be any of sixteen.
  if (signature.toString("base64url") !== text) return undefined;
  return { signed: whole.subarray(0, end), signature };
}
