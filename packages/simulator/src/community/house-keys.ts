import { createHash, createPrivateKey } from "node:crypto";
import { SigningKey } from "@sourceful/identity";

/** PKCS#8 of an Ed25519 key up to its 32 secret bytes (RFC 8410, section 7). */
const PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** Keys of simulated buildings: always the same for a name, and so worth nothing outside a simulation. */
export class HouseKeys {
  readonly #keys = new Map<string, SigningKey>();

  /** The key of that name, made when it is first asked for. */
  of(name: string): SigningKey {
    const known = this.#keys.get(name);
    if (known) return known;
    const secret = createHash("sha256").update(`simulated ${name}`).digest();
    const pkcs8 = Buffer.concat([PREFIX, secret]);
    const key = new SigningKey(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }), 1);
    this.#keys.set(name, key);
    return key;
  }
}
