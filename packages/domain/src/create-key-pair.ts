import {
  createPrivateKey,
  createPublicKey,
  type ED25519KeyPairOptions,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";

/** Curves we make keys on: P-256 for gateways (ES256), Ed25519 for whoever signs messages. */
export type KeyCurve = "P-256" | "Ed25519";

const ENCODING: ED25519KeyPairOptions<"pem", "pem"> = {
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
};

/**
 * A new key pair. It is read back from its own text: on Node 20 a key object that comes straight from the
 * generator can block its thread for ever when it is exported as a JWK, because the collected generator waits
 * for the lock that the export holds.
 */
export function createKeyPair(curve: KeyCurve): { privateKey: KeyObject; publicKey: KeyObject } {
  const generated =
    curve === "Ed25519"
      ? generateKeyPairSync("ed25519", ENCODING)
      : generateKeyPairSync("ec", { namedCurve: curve, ...ENCODING });
  const privateKey = createPrivateKey(generated.privateKey);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
