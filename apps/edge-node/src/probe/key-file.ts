import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { ConfigError, createKeyPair, errorMessage } from "@sourceful/domain";

const OWNER_ONLY = 0o600;

/** A key to sign requests or drivers with. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * Makes an Ed25519 key and keeps it in a file that only its owner reads (PKCS#8 in PEM).
 * @throws ConfigError when the file exists or cannot be written
 */
export async function createKeyFile(file: string): Promise<SigningKey> {
  const pair = createKeyPair("Ed25519");
  try {
    // "wx": a key that is there is never overwritten.
    const handle = await open(file, "wx", OWNER_ONLY);
    try {
      await handle.chmod(OWNER_ONLY);
      await handle.writeFile(pair.privateKey.export({ type: "pkcs8", format: "pem" }));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const isThere = (cause as NodeJS.ErrnoException).code === "EEXIST";
    const reason = isThere ? "exists already; a key is never overwritten" : errorMessage(cause);
    throw new ConfigError(`${file}: ${reason}`, { code: "config_invalid", cause });
  }
  return pair;
}

/** @throws ConfigError when the file cannot be read or is no Ed25519 private key that only its owner reads */
export async function readKeyFile(file: string): Promise<SigningKey> {
  let pem: string;
  try {
    pem = await readFile(file, "utf8");
  } catch (cause) {
    throw new ConfigError(`the key ${file} cannot be read: ${errorMessage(cause)}`, {
      code: "config_unreadable",
      cause,
    });
  }
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType !== "ed25519") throw new Error("it is no Ed25519 key");
    return { privateKey, publicKey: createPublicKey(privateKey) };
  } catch (cause) {
    throw new ConfigError(`the key ${file} cannot be used: it is not what edge-node probe keygen makes`, {
      code: "config_invalid",
      cause,
    });
  }
}
