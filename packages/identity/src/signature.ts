import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { errorMessage, RejectedError } from "@sourceful/domain";

const KEY_BYTES = 32;
/** An Ed25519 signature (RFC 8032). */
const SIGNATURE_BYTES = 64;

/**
 * The public half of an Ed25519 key from its text: 32 bytes in base64url, 43 characters. To be kept by who
 * verifies often: making it costs as much as a signature.
 * @throws RejectedError `public_key_invalid`
 */
export function parsePublicKey(publicKey: string): KeyObject {
  const bytes = Buffer.from(publicKey, "base64url");
  if (bytes.length !== KEY_BYTES || bytes.toString("base64url") !== publicKey) {
    throw new RejectedError("a public key is 32 bytes in base64url, 43 characters", {
      code: "public_key_invalid",
      details: { publicKey },
    });
  }
  try {
    return createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x: publicKey } });
  } catch (cause) {
    throw new RejectedError(`the public key is none: ${errorMessage(cause)}`, {
      code: "public_key_invalid",
      cause,
    });
  }
}

/** Whether `signature` is of these very bytes, by the holder of that key. */
export function verifySignature(publicKey: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === SIGNATURE_BYTES && verify(null, bytes, publicKey, signature);
}
