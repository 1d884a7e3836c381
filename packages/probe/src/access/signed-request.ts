import { type KeyObject, randomBytes, sign, verify } from "node:crypto";
import type { MessageHeaders } from "@sourceful/messaging";
import { publicKeyText } from "./public-key.ts";

const KEY = "Sourceful-Key";
const TIME = "Sourceful-Time";
const NONCE = "Sourceful-Nonce";
const SIGNATURE = "Sourceful-Signature";

/** What the headers of a signed request say; not yet believed. */
export interface RequestSignature {
  /** The public key, 43 characters of base64url. */
  readonly keyText: string;
  /** When it was signed by the caller's clock, Unix epoch ms. */
  readonly timeMs: number;
  readonly nonce: string;
  readonly signature: Uint8Array;
}

/**
 * Headers that make a request a signed one. Signed are the subject, the time, the nonce and the payload, byte for
 * byte, with Ed25519: so a request is good for one gateway, once.
 */
export function signRequest(
  privateKey: KeyObject,
  publicKey: KeyObject,
  { subject, payload, timeMs }: { subject: string; payload: Uint8Array; timeMs: number },
): MessageHeaders {
  const nonce = randomBytes(16).toString("base64url");
  const signature = sign(null, signedBytes(subject, timeMs, nonce, payload), privateKey);
  return {
    [KEY]: publicKeyText(publicKey),
    [TIME]: String(timeMs),
    [NONCE]: nonce,
    [SIGNATURE]: signature.toString("base64url"),
  };
}

/** The signature in a request's headers: undefined when there is none at all, a text saying what is wrong. */
export function readSignature(headers: MessageHeaders): RequestSignature | string | undefined {
  const names = [KEY, TIME, NONCE, SIGNATURE];
  const missing = names.filter((name) => headers[name] === undefined);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0) return `the header ${missing[0]} is missing`;
  const [keyText = "", time = "", nonce = "", signature = ""] = names.map((name) => headers[name]);
  if (!/^[\w-]{43}$/.test(keyText)) return `the header ${KEY} is no Ed25519 key`;
  if (!/^\d{1,15}$/.test(time)) return `the header ${TIME} is no time in ms`;
  if (!/^[\w-]{16,64}$/.test(nonce)) return `the header ${NONCE} is not 16 to 64 letters, digits, - and _`;
  if (!/^[\w-]{86}$/.test(signature)) return `the header ${SIGNATURE} is no Ed25519 signature`;
  return { keyText, timeMs: Number(time), nonce, signature: Buffer.from(signature, "base64url") };
}

/** Whether the holder of `publicKey` signed this request. */
export function isSignedBy(
  publicKey: KeyObject,
  { timeMs, nonce, signature }: RequestSignature,
  { subject, payload }: { subject: string; payload: Uint8Array },
): boolean {
  return verify(null, signedBytes(subject, timeMs, nonce, payload), publicKey, signature);
}

function signedBytes(subject: string, timeMs: number, nonce: string, payload: Uint8Array): Uint8Array {
  // None of the lines can hold a line feed, so no two requests have the same bytes.
  return Buffer.concat([Buffer.from(`sourceful-probe-1\n${subject}\n${timeMs}\n${nonce}\n`), payload]);
}
