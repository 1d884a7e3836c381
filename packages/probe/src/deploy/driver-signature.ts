import { type KeyObject, sign, verify } from "node:crypto";
import type { Signer } from "../access/probe-policy.ts";

/** What a signature is about: these bytes under this name and version, and no others. */
export interface SignedDriver {
  readonly name: string;
  readonly version: string;
  /** Of the Lua source, 64 lower-case hex digits. */
  readonly sha256: string;
}

/** The `signature` of a manifest: Ed25519, base64. */
export function signDriver(privateKey: KeyObject, driver: SignedDriver): string {
  return sign(null, statementOf(driver), privateKey).toString("base64");
}

/** Who of `signers` made the signature; undefined for none of them. */
export function findSigner(
  signers: readonly Signer[],
  driver: SignedDriver,
  signature: string,
): Signer | undefined {
  const bytes = Buffer.from(signature, "base64");
  return signers.find(({ publicKey }) => verify(null, statementOf(driver), publicKey, bytes));
}

function statementOf({ name, version, sha256 }: SignedDriver): Buffer {
  // JSON keeps apart what a name or version with a line feed in it could mix.
  return Buffer.from(`sourceful-driver-1\n${JSON.stringify([name, version, sha256])}\n`);
}
