import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { createKeyPair } from "@sourceful/domain";

/** An Ed25519 key pair (RFC 8032) that signs what its owner says. */
export class SigningKey {
  readonly #privateKey: KeyObject;
  /** 32 bytes in base64url, 43 characters: what others know the key by. */
  readonly publicKey: string;
  /** 1 for the owner's first key, one more for each that takes its place. */
  readonly keyEpoch: number;

  /** `privateKey` is an Ed25519 key. */
  constructor(privateKey: KeyObject, keyEpoch: number) {
    this.#privateKey = privateKey;
    this.publicKey = createPublicKey(privateKey).export({ format: "jwk" }).x ?? "";
    this.keyEpoch = keyEpoch;
  }

  /** A new key, kept nowhere. */
  static create(keyEpoch = 1): SigningKey {
    return new SigningKey(createKeyPair("Ed25519").privateKey, keyEpoch);
  }

  /**
   * Reads a private key from PKCS#8 in PEM.
   * @throws Error saying what is wrong, in words that follow "the key …"
   */
  static parse(pem: string, keyEpoch: number): SigningKey {
    if (pem.trim() === "") throw new Error("file is empty");
    let key: KeyObject;
    try {
      key = createPrivateKey({ key: pem, format: "pem" });
    } catch (cause) {
      throw new Error("is not an unencrypted private key in PEM", { cause });
    }
    if (key.asymmetricKeyType !== "ed25519")
      throw new Error(`is for ${key.asymmetricKeyType}, not for Ed25519`);
    return new SigningKey(key, keyEpoch);
  }

  /** The private key as text, PKCS#8 in PEM: never to be logged or sent. */
  toPem(): string {
    return this.#privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  }

  /** The signature of these bytes: 64 bytes. */
  sign(bytes: Uint8Array): Buffer {
    return sign(null, bytes, this.#privateKey);
  }
}
