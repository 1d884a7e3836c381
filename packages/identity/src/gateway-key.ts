import { createECDH, createPrivateKey, type KeyObject } from "node:crypto";
import { createKeyPair } from "@sourceful/domain";

/** A new P-256 key. */
export function createGatewayKey(): KeyObject {
  return createKeyPair("P-256").privateKey;
}

/** The key as text: SEC1 in PEM, block `EC PRIVATE KEY` (edge-node contract 2.2). */
export function exportGatewayKey(key: KeyObject): string {
  return key.export({ type: "sec1", format: "pem" }) as string;
}

/**
 * Reads a P-256 private key from PEM, SEC1 or PKCS#8.
 * @throws Error saying what is wrong, in words that follow "the key …"
 */
export function parseGatewayKey(pem: string): KeyObject {
  if (pem.trim() === "") throw new Error("file is empty");
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, format: "pem" });
  } catch (cause) {
    throw new Error("is not an unencrypted private key in PEM", { cause });
  }
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType !== "ec" || curve !== "prime256v1") {
    throw new Error(`is for ${curve ?? key.asymmetricKeyType}, not for P-256 (prime256v1)`);
  }
  // The file holds both halves, and the library believes it without looking.
  if (!isPair(key)) throw new Error("holds a public half that does not belong to its private half");
  return key;
}

/** The public half: X and Y, 32 bytes each, as 128 lower-case hex digits. */
export function publicKeyHex(key: KeyObject): string {
  // A JWK always has coordinates of full length (RFC 7518, 6.2.1.2).
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return `${toHex(x)}${toHex(y)}`;
}

function isPair(key: KeyObject): boolean {
  const { d = "" } = key.export({ format: "jwk" });
  const curve = createECDH("prime256v1");
  try {
    curve.setPrivateKey(Buffer.from(d, "base64url"));
  } catch {
    return false;
  }
  return curve.getPublicKey("hex") === `04${publicKeyHex(key)}`;
}

function toHex(base64url: string): string {
  return Buffer.from(base64url, "base64url").toString("hex");
}
