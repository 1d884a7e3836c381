import { sign } from "node:crypto";
import { createAccount, createUser, fromPublic } from "@nats-io/nkeys";
import { createKeyPair } from "@sourceful/domain";
import { expect, test } from "vitest";
import { isUserNkey, signWithSeed, userNkey, verifyNkey } from "./nkey.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (content: string) => new TextEncoder().encode(content);

test("agrees with the official library on keys and signatures", () => {
  for (let round = 0; round < 50; round++) {
    const pair = createUser();
    const nkey = pair.getPublicKey();
    const signed = signWithSeed(text(pair.getSeed()), "nonce");
    expect(signed?.nkey).toBe(nkey);
    expect(fromPublic(nkey).verify(bytes("nonce"), Buffer.from(signed?.signature ?? "", "base64url"))).toBe(
      true,
    );
    const signature = Buffer.from(pair.sign(bytes("nonce"))).toString("base64");
    expect([verifyNkey(nkey, "nonce", signature), verifyNkey(nkey, "other", signature)]).toEqual([
      true,
      false,
    ]);
  }
});

test("an Ed25519 key is a user's key too, as the official library has it", () => {
  for (let round = 0; round < 20; round++) {
    const { publicKey, privateKey } = createKeyPair("Ed25519");
    const nkey = userNkey(publicKey.export({ format: "jwk" }).x ?? "");
    expect(fromPublic(nkey).verify(bytes("nonce"), sign(null, bytes("nonce"), privateKey))).toBe(true);
  }
  expect(() => userNkey("abc")).toThrow("32 bytes");
});

test.each([
  ["", "nothing"],
  ["UABC", "too short"],
  [createUser().getPublicKey().slice(0, -1), "a character missing"],
  [`${createUser().getPublicKey()}A`, "a character more"],
  [createAccount().getPublicKey(), "an account's key"],
  [createUser().getPublicKey().toLowerCase(), "lower case"],
  ["U".repeat(100_000), "far too long"],
])("%.10s… is no user's key: %s", (nkey) => {
  expect([isUserNkey(nkey), verifyNkey(nkey, "nonce", "")]).toEqual([false, false]);
});

test("a changed character is noticed", () => {
  const pair = createUser();
  const nkey = pair.getPublicKey();
  const seed = text(pair.getSeed());
  const change = (from: string, at: number) =>
    from.slice(0, at) + (from[at] === "A" ? "B" : "A") + from.slice(at + 1);
  for (let at = 1; at < nkey.length; at++) expect(isUserNkey(change(nkey, at))).toBe(false);
  for (let at = 2; at < seed.length; at++) expect(signWithSeed(change(seed, at), "")).toBeUndefined();
});

test("an account's seed is no user's", () => {
  expect(signWithSeed(text(createAccount().getSeed()), "")).toBeUndefined();
});
