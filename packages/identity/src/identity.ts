import type { KeyObject } from "node:crypto";

/** Who this gateway is. */
export interface Identity {
  /** Names the gateway in every subject. */
  readonly serial: string;
  /** Its public key: X and Y of a P-256 point as 128 lower-case hex digits. */
  readonly publicKeyHex: string;
  readonly privateKey: KeyObject;
}
