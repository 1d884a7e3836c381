import { createPrivateKey } from "node:crypto";
import { createKeyPair } from "@sourceful/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePublicKey, SigningKey, verifySignature } from "./index.ts";

/** RFC 8032, 7.1, tests 1 to 3: private key, public key, message, signature. */
const VECTORS = [
  [
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  ],
  [
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  ],
  [
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  ],
] as const;

const base64url = (hex: string) => Buffer.from(hex, "hex").toString("base64url");

test.each(VECTORS)("signs and verifies as RFC 8032 (%s)", (secret, publicHex, message, signature) => {
  const jwk = { kty: "OKP", crv: "Ed25519", d: base64url(secret), x: base64url(publicHex) };
  const key = new SigningKey(createPrivateKey({ format: "jwk", key: jwk }), 1);
  expect(key.publicKey).toBe(base64url(publicHex));
  expect(key.sign(Buffer.from(message, "hex")).toString("hex")).toBe(signature);
  const publicKey = parsePublicKey(base64url(publicHex));
  expect(verifySignature(publicKey, Buffer.from(message, "hex"), Buffer.from(signature, "hex"))).toBe(true);
});

test("a signature is of these bytes by this key, and of nothing else", () => {
  const key = SigningKey.create();
  const publicKey = parsePublicKey(key.publicKey);
  const other = parsePublicKey(SigningKey.create().publicKey);
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(63), fc.integer({ min: 1, max: 255 }), (bytes, at, bits) => {
      const signature = key.sign(bytes);
      expect(verifySignature(publicKey, bytes, signature)).toBe(true);
      expect(verifySignature(other, bytes, signature)).toBe(false);
      expect(verifySignature(publicKey, Buffer.concat([bytes, Buffer.of(0)]), signature)).toBe(false);
      expect(verifySignature(publicKey, bytes, signature.subarray(0, at))).toBe(false);
      signature[at] = (signature[at] ?? 0) ^ bits;
      expect(verifySignature(publicKey, bytes, signature)).toBe(false);
    }),
  );
});

test("a key is the same after its text", () => {
  const key = SigningKey.create(3);
  const again = SigningKey.parse(key.toPem(), 3);
  expect(again.publicKey).toBe(key.publicKey);
  expect(again.keyEpoch).toBe(3);
  expect(key.toPem()).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
});

test("a key says nothing of its private half", () => {
  const key = SigningKey.create();
  const secret = createPrivateKey(key.toPem()).export({ format: "jwk" }).d ?? "";
  expect(JSON.stringify(key)).toBe(JSON.stringify({ publicKey: key.publicKey, keyEpoch: 1 }));
  expect(JSON.stringify(key)).not.toContain(secret);
});

describe("a private key that is none", () => {
  const p256 = createKeyPair("P-256").privateKey;
  test.each([
    ["", /file is empty/],
    ["hello", /is not an unencrypted private key/],
    [SigningKey.create().toPem().slice(0, 60), /is not an unencrypted private key/],
    [p256.export({ type: "pkcs8", format: "pem" }) as string, /is for ec, not for Ed25519/],
  ])("%j", (pem, reason) => {
    expect(() => SigningKey.parse(pem, 1)).toThrow(reason);
  });
});

describe("a key that anybody can sign with is refused", () => {
  // The points of small order, in both signs: OpenSSL 3.0 takes signatures under them that need no private key.
  const points = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  ].flatMap((hex) => [
    hex,
    hex
      .replace(/[57]f$/, "ff")
      .replace(/05$/, "85")
      .replace(/7a$/, "fa")
      .replace(/00$/, "80"),
  ]);

  test.each(points)("%s", (hex) => {
    expect(() => parsePublicKey(base64url(hex))).toThrow(
      expect.objectContaining({ code: "public_key_invalid" }),
    );
  });
});

test.each(["", "x", "A".repeat(44), `${"A".repeat(42)}=`, "A".repeat(42), "é".repeat(43)])(
  "%j is no public key",
  (text) => {
    expect(() => parsePublicKey(text)).toThrow(expect.objectContaining({ code: "public_key_invalid" }));
  },
);
