import { createHash } from "node:crypto";

/**
 * The serial of a machine: `hugin-` and the first 4 bytes of SHA-256 over `hostname:mac`, in hex
 * (edge-node contract 2.3). `mac` is lower-case hex pairs with colons.
 */
export function deriveSerial(hostname: string, mac: string): string {
  const digest = createHash("sha256").update(`${hostname}:${mac}`, "utf8").digest("hex");
  return `hugin-${digest.slice(0, 8)}`;
}
