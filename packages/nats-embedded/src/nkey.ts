import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { RejectedError } from "@sourceful/domain";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** First byte of an encoded key: the kind in its upper five bits. Source: nats-io/nkeys, "Encoding". */
const USER_PREFIX = 20 << 3;
const SEED_PREFIX = 18 << 3;
const KEY_BYTES = 32;
/** What comes before the 32 bytes of an Ed25519 key in DER. Source: RFC 8410, sections 4 and 7. */
const PUBLIC_DER = Buffer.from("302a300506032b6570032100", "hex");
const PRIVATE_DER = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * An Ed25519 public key (32 bytes in base64url) in the words of NATS: "U" and 55 more characters.
 * @throws RejectedError public_key_invalid when it is not 32 bytes.
 */
export function userNkey(publicKey: string): string {
  const raw = Buffer.from(publicKey, "base64url");
  if (raw.length !== KEY_BYTES) {
    throw new RejectedError("a public key is 32 bytes in base64url", { code: "public_key_invalid" });
  }
  return encode(Buffer.concat([Buffer.from([USER_PREFIX]), raw]));
}

/** Whether the text is a user's public key: "U" and 55 more characters, with the right check sum. */
export function isUserNkey(text: string): boolean {
  return publicKeyOf(text) !== undefined;
}

/**
 * Whether `signature` (base64 or base64url) is the key's over `data`; false also for what is no user's public
 * key or no signature.
 */
export function verifyNkey(nkey: string, data: string, signature: string): boolean {
  const key = publicKeyOf(nkey);
  const bytes = Buffer.from(signature, "base64url");
  return key !== undefined && bytes.length === 64 && verify(null, Buffer.from(data), key, bytes);
}

/** Signs with a user's seed ("SU…"): the public key and a base64url signature; undefined for a damaged seed. */
export function signWithSeed(seed: string, data: string): { nkey: string; signature: string } | undefined {
  const bytes = decode(seed);
  if (bytes?.length !== KEY_BYTES + 2) return undefined;
  const [first = 0, second = 0] = bytes;
  const kind = ((first & 7) << 5) | (second >> 3);
  if ((first & 0xf8) !== SEED_PREFIX || kind !== USER_PREFIX) return undefined;
  const key = createPrivateKey({
    key: Buffer.concat([PRIVATE_DER, bytes.subarray(2)]),
    format: "der",
    type: "pkcs8",
  });
  const raw = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(PUBLIC_DER.length);
  return {
    nkey: encode(Buffer.concat([Buffer.from([USER_PREFIX]), raw])),
    signature: sign(null, Buffer.from(data), key).toString("base64url"),
  };
}

function publicKeyOf(text: string): KeyObject | undefined {
  const bytes = decode(text);
  if (bytes?.length !== KEY_BYTES + 1 || bytes[0] !== USER_PREFIX) return undefined;
  return createPublicKey({
    key: Buffer.concat([PUBLIC_DER, bytes.subarray(1)]),
    format: "der",
    type: "spki",
  });
}

/** Base32 without padding, then CRC-16, little-endian, over what comes before it; undefined if either is off. */
function decode(text: string): Buffer | undefined {
  let bits = 0;
  let value = 0;
  const bytes: number[] = [];
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0 || bytes.length > 64) return undefined;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 0xff);
  }
  // What is left of the last character must be nothing, and never a whole one.
  if (bits >= 5 || (value & ((1 << bits) - 1)) !== 0) return undefined;
  const raw = Buffer.from(bytes);
  if (raw.length < 3) return undefined;
  const body = raw.subarray(0, -2);
  return crc16(body) === raw.readUInt16LE(body.length) ? body : undefined;
}

function encode(body: Buffer): string {
  const check = Buffer.alloc(2);
  check.writeUInt16LE(crc16(body));
  let bits = 0;
  let value = 0;
  let text = "";
  for (const byte of Buffer.concat([body, check])) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET[(value >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}

/** CRC-16/XMODEM: polynomial 0x1021, start 0. */
function crc16(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc;
}
