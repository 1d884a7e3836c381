import { createKeyPair } from "@sourceful/domain";
import fc from "fast-check";
import { expect, test } from "vitest";
import { publicKeyText, readPublicKey } from "./public-key.ts";
import { isSignedBy, type RequestSignature, readSignature, signRequest } from "./signed-request.ts";

const { privateKey, publicKey } = createKeyPair("Ed25519");
const subject = "gateways.gw-1.hugin.probe";
const payload = Buffer.from('{"id":"1","method":"list_devices"}');

function signed(): RequestSignature {
  const read = readSignature(
    signRequest(privateKey, publicKey, { subject, payload, timeMs: 1_700_000_000_000 }),
  );
  if (typeof read !== "object") throw new Error(`unreadable: ${read}`);
  return read;
}

test("a request that was signed reads back and is good", () => {
  const signature = signed();
  expect(signature).toMatchObject({ keyText: publicKeyText(publicKey), timeMs: 1_700_000_000_000 });
  expect(isSignedBy(readPublicKey(signature.keyText), signature, { subject, payload })).toBe(true);
});

test("every request has a nonce of its own", () => {
  expect(signed().nonce).not.toBe(signed().nonce);
});

test("a signature is good for one subject, time, nonce, key and payload only", () => {
  const signature = signed();
  const other = createKeyPair("Ed25519").publicKey;
  expect(isSignedBy(other, signature, { subject, payload })).toBe(false);
  expect(isSignedBy(publicKey, signature, { subject: "gateways.gw-2.hugin.probe", payload })).toBe(false);
  expect(isSignedBy(publicKey, { ...signature, timeMs: signature.timeMs + 1 }, { subject, payload })).toBe(
    false,
  );
  expect(isSignedBy(publicKey, { ...signature, nonce: "n".repeat(22) }, { subject, payload })).toBe(false);
});

test("no changed byte of the payload goes unnoticed", () => {
  const signature = signed();
  const flip = fc.record({
    at: fc.integer({ min: 0, max: payload.length - 1 }),
    bits: fc.integer({ min: 1, max: 255 }),
  });
  fc.assert(
    fc.property(flip, ({ at, bits }) => {
      const changed = Buffer.from(payload);
      changed[at] = (changed[at] ?? 0) ^ bits;
      expect(isSignedBy(publicKey, signature, { subject, payload: changed })).toBe(false);
    }),
  );
});

test("a request without any of the headers is unsigned; with some or odd ones it says what is wrong", () => {
  const headers = signRequest(privateKey, publicKey, { subject, payload, timeMs: 1 });
  expect(readSignature({})).toBeUndefined();
  expect(readSignature({ Other: "x" })).toBeUndefined();
  for (const name of Object.keys(headers)) {
    const { [name]: _gone, ...rest } = headers;
    expect(readSignature(rest)).toBe(`the header ${name} is missing`);
    expect(readSignature({ ...headers, [name]: "?" })).toContain(`the header ${name} is`);
  }
});

test("any headers at all are read without an exception", () => {
  const text = fc.string({ unit: "binary" });
  const headers = fc.record({
    "Sourceful-Key": text,
    "Sourceful-Time": text,
    "Sourceful-Nonce": text,
    "Sourceful-Signature": text,
  });
  fc.assert(
    fc.property(headers, (given) => {
      expect(typeof readSignature(given)).toBe("string");
    }),
  );
});
