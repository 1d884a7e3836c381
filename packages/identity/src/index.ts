/**
 * Who this gateway is: its serial, its key pair on disk, the token it shows to NATS, and the key that signs what
 * it says.
 *
 * @example
 * const identity = await loadIdentity({ dataDir: "/var/lib/sourceful", logger });
 * const auth = {
 *   type: "token-per-attempt",
 *   username: identity.serial,
 *   password: () => mintToken(identity, systemClock),
 * };
 */
export { claimDataDirectory } from "./claim-data-directory.ts";
export { type CountBootOptions, countBoot } from "./count-boot.ts";
export { deriveSerial } from "./derive-serial.ts";
export { FileWatch, type FileWatchOptions } from "./file-watch.ts";
export type { Identity } from "./identity.ts";
export { type LoadIdentityOptions, loadIdentity } from "./load-identity.ts";
export { type LoadSigningKeyOptions, loadSigningKey } from "./load-signing-key.ts";
export { parsePublicKey, verifySignature } from "./signature.ts";
export { SigningKey } from "./signing-key.ts";
export { mintToken, type VerifiedToken, verifyToken } from "./token.ts";
export { writeFileAtomically } from "./write-file-atomically.ts";
