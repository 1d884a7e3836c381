import { createPublicKey, type KeyObject } from "node:crypto";

/** The text of an Ed25519 public key: its 32 bytes in base64url, without padding. */
export function publicKeyText(key: KeyObject): string {
  const { x = "" } = key.export({ format: "jwk" });
  return x;
}

/** The key of such a text, which 32 bytes always are. */
export function readPublicKey(text: string): KeyObject {
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: text }, format: "jwk" });
}
