import { sign, verify } from "node:crypto";
import { expect, test } from "vitest";
import { createKeyPair, type KeyCurve } from "./create-key-pair.ts";

const CURVES: readonly KeyCurve[] = ["P-256", "Ed25519"];

test.each(CURVES)("the two halves of a new %s key belong together", (curve) => {
  const { privateKey, publicKey } = createKeyPair(curve);
  const digest = curve === "P-256" ? "sha256" : null;
  const signature = sign(digest, Buffer.from("text"), privateKey);
  expect(verify(digest, Buffer.from("text"), publicKey, signature)).toBe(true);
  expect(verify(digest, Buffer.from("text"), createKeyPair(curve).publicKey, signature)).toBe(false);
  expect(publicKey.export({ format: "jwk" })).toMatchObject({ crv: curve });
});

// On Node 20 some thousand keys straight from the generator were enough to block the process for ever.
test.each(CURVES)("three thousand %s keys can be exported while garbage is collected", (curve) => {
  const halves = new Set<string | undefined>();
  for (let count = 0; count < 3_000; count++) {
    halves.add(createKeyPair(curve).privateKey.export({ format: "jwk" }).x);
  }
  expect(halves.size).toBe(3_000);
});
