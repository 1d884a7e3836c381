import { createDecipheriv } from "node:crypto";

export interface AesGcmMessage {
  /** 16 bytes, or the 32 hex characters that stand for them, as utilities hand them out. */
  key: Buffer;
  /** 12 bytes: the meter's system title and its frame counter. */
  iv: Buffer;
  ciphertext: Buffer;
  /** One byte and an authentication key; the key may be 32 hex characters, and is decoded then. */
  aad: Buffer;
  /** 12 to 16 bytes; meters send 12. */
  tag: Buffer;
}

const HEX_KEY = /^[0-9a-fA-F]{32}$/;

/**
 * Decrypts and authenticates what a smart meter sends (AES-128-GCM as DLMS/COSEM security suite 0 uses it,
 * Green Book 9.2.7.2).
 *
 * @throws {Error} for a wrong length, and when the tag does not fit; the text names no key
 */
export function decryptAesGcm({ key, iv, ciphertext, aad, tag }: AesGcmMessage): Buffer {
  const keyBytes = HEX_KEY.test(key.toString("latin1")) ? Buffer.from(key.toString("latin1"), "hex") : key;
  if (keyBytes.length !== 16)
    throw new Error("aes_gcm_decrypt: the key must be 16 bytes or 32 hex characters");
  if (iv.length !== 12) throw new Error(`aes_gcm_decrypt: the iv has ${iv.length} bytes, not 12`);
  if (tag.length < 12 || tag.length > 16) {
    throw new Error(`aes_gcm_decrypt: the tag has ${tag.length} bytes, not 12`);
  }
  const decipher = createDecipheriv("aes-128-gcm", keyBytes, iv, { authTagLength: tag.length });
  decipher.setAAD(aadBytes(aad)).setAuthTag(tag);
  const plaintext = decipher.update(ciphertext);
  try {
    return Buffer.concat([plaintext, decipher.final()]);
  } catch {
    throw new Error("aes_gcm_decrypt: authentication failed");
  }
}

function aadBytes(aad: Buffer): Buffer {
  const rest = aad.toString("latin1", 1);
  return HEX_KEY.test(rest) ? Buffer.concat([aad.subarray(0, 1), Buffer.from(rest, "hex")]) : aad;
}
