const encoder = new TextEncoder();

/** A message as bytes: UTF-8 JSON with keys in their order, no white space. */
export function encodeMessage(message: object): Uint8Array {
  return encoder.encode(JSON.stringify(message));
}
