import type { KeyObject } from "node:crypto";
import { parsePublicKey } from "@sourceful/identity";

/** Who may sign what: a building its reports, the community's node what it asks, FLEXUS what it wants. */
export type SignerRole = "building" | "community" | "flexus";

/** One key that is believed. */
export interface KeyringEntry {
  readonly sender: string;
  readonly role: SignerRole;
  readonly keyEpoch: number;
  /** 32 bytes in base64url, as `SigningKey.publicKey`. */
  readonly publicKey: string;
}

interface KnownKey {
  readonly role: SignerRole;
  readonly key: KeyObject;
}

/** The keys of one community that are believed now. What is not in it does not exist. */
export class Keyring {
  readonly community: string;
  readonly #keys = new Map<string, KnownKey>();

  /** @throws RejectedError `public_key_invalid` */
  constructor(community: string, entries: Iterable<KeyringEntry> = []) {
    this.community = community;
    for (const entry of entries) this.add(entry);
  }

  /**
   * Believes a key from now on; of one sender several can be believed at once, by epoch.
   * @throws RejectedError `public_key_invalid`
   */
  add({ sender, role, keyEpoch, publicKey }: KeyringEntry): void {
    this.#keys.set(`${sender} ${keyEpoch}`, { role, key: parsePublicKey(publicKey) });
  }

  /** Believes a key no more. False when it was not believed before. */
  remove(sender: string, keyEpoch: number): boolean {
    return this.#keys.delete(`${sender} ${keyEpoch}`);
  }

  /** The key of that sender and epoch, if it is believed. */
  find(sender: string, keyEpoch: number): KnownKey | undefined {
    return this.#keys.get(`${sender} ${keyEpoch}`);
  }
}
