import { createKeyPair } from "@sourceful/domain";
import { expect, test } from "vitest";
import { findSigner, signDriver } from "./driver-signature.ts";

const release = createKeyPair("Ed25519");
const other = createKeyPair("Ed25519");
const signers = [
  { name: "other", publicKey: other.publicKey },
  { name: "release", publicKey: release.publicKey },
];
const driver = { name: "meter", version: "1.0.0", sha256: "ab".repeat(32) };

test("finds who signed a driver", () => {
  expect(findSigner(signers, driver, signDriver(release.privateKey, driver))?.name).toBe("release");
});

test("a signature is for one name, one version and one source", () => {
  const signature = signDriver(release.privateKey, driver);
  expect(findSigner(signers, { ...driver, name: "inverter" }, signature)).toBeUndefined();
  expect(findSigner(signers, { ...driver, version: "1.0.1" }, signature)).toBeUndefined();
  expect(findSigner(signers, { ...driver, sha256: "cd".repeat(32) }, signature)).toBeUndefined();
  expect(findSigner([], driver, signature)).toBeUndefined();
});

test.each(["", "abc", "A".repeat(88), "\0"])("%j is nobody's signature", (signature) => {
  expect(findSigner(signers, driver, signature)).toBeUndefined();
});
