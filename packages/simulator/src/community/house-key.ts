import { createHash, createPrivateKey } from "node:crypto";
import { SigningKey } from "@sourceful/identity";

/** PKCS#8 of an Ed25519 key up to its 32 secret bytes (RFC 8410, section 7). */
const PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * The key of a simulated building: always the same for a name, and so worth nothing outside a simulation.
 */
export function houseKey(name: string): SigningKey {
  const secret = createHash("sha256").update(`simulated ${name}`).digest();
  const key = createPrivateKey({ key: Buffer.concat([PREFIX, secret]), format: "der", type: "pkcs8" });
  return new SigningKey(key, 1);
}
