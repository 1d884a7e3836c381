import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { RejectedError } from "@sourceful/domain";

const KEY_BYTES = 32;
/** An Ed25519 signature (RFC 8032). */
const SIGNATURE_BYTES = 64;

/**
 * Points of small order, without their sign bit: with one of them as a key anybody can make a signature of
 * anything, and all zeros is what an empty field looks like (libsodium ge25519_has_small_order; "Taming the
 * many EdDSAs", 2020).
 */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);

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
  if (isOfSmallOrder(bytes)) {
    throw new RejectedError("the public key is one that anybody can sign with", {
      code: "public_key_invalid",
      details: { publicKey },
    });
  }
  return createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x: publicKey } });
}

function isOfSmallOrder(bytes: Buffer): boolean {
  const unsigned = Buffer.from(bytes);
  unsigned[KEY_BYTES - 1] = (unsigned[KEY_BYTES - 1] ?? 0) & 0x7f;
  return SMALL_ORDER.has(unsigned.toString("hex"));
}

/** Whether `signature` is of these very bytes, by the holder of that key. */
export function verifySignature(publicKey: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === SIGNATURE_BYTES && verify(null, bytes, publicKey, signature);
}
