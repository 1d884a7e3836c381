/** The first `maxBytes` bytes as text, without the piece of a character at the end. What is no UTF-8 is marked. */
export function cutUtf8(bytes: Uint8Array, maxBytes: number): string {
  if (bytes.length <= maxBytes) return new TextDecoder().decode(bytes);
  return new TextDecoder().decode(bytes.subarray(0, maxBytes), { stream: true });
}
