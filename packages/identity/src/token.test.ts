import { createPublicKey, verify } from "node:crypto";
import { RejectedError } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { createGatewayKey, publicKeyHex } from "./gateway-key.ts";
import { type Identity, mintToken, verifyToken } from "./index.ts";

const START_S = 1_790_000_000;

function makeIdentity(): Identity {
  const privateKey = createGatewayKey();
  return { serial: "hugin-51ee2754", publicKeyHex: publicKeyHex(privateKey), privateKey };
}

const identity = makeIdentity();
const clock = () => new FakeClock(START_S * 1000 + 999);
const decode = (part = "") => Buffer.from(part, "base64url").toString("utf8");

describe("a token", () => {
  test("is the contract's, key by key", async () => {
    const [header, claims, signature] = (await mintToken(identity, clock())).split(".");
    expect(decode(header)).toBe('{"alg":"ES256","device":"hugin-51ee2754","opr":"auth","typ":"JWT"}');
    expect(decode(claims)).toMatch(
      new RegExp(`^\\{"exp":${START_S + 300},"iat":${START_S},"nonce":"[A-Za-z0-9_-]{22}"\\}$`),
    );
    expect(Buffer.from(signature ?? "", "base64url")).toHaveLength(64);
  });

  test("carries a signature another library accepts", async () => {
    const [header, claims, signature] = (await mintToken(identity, clock())).split(".");
    const key = createPublicKey(identity.privateKey);
    const isValid = verify(
      "sha256",
      Buffer.from(`${header}.${claims}`),
      { key, dsaEncoding: "ieee-p1363" },
      Buffer.from(signature ?? "", "base64url"),
    );
    expect(isValid).toBe(true);
  });

  test("is never the same twice", async () => {
    const tokens = await Promise.all([mintToken(identity, clock()), mintToken(identity, clock())]);
    expect(new Set(tokens.map((token) => token.split(".")[1])).size).toBe(2);
  });

  test("is taken by whoever knows the public key, until it expires", async () => {
    const now = clock();
    const token = await mintToken(identity, now);
    await now.advance(299_000);
    expect(await verifyToken(token, identity.publicKeyHex, now)).toMatchObject({
      serial: "hugin-51ee2754",
      issuedAtS: START_S,
      expiresAtS: START_S + 300,
    });
    await now.advance(1_000);
    const late = verifyToken(token, identity.publicKeyHex, now);
    await expect(late).rejects.toMatchObject({ code: "token_invalid" });
    await expect(late).rejects.toThrow("it has expired");
  });
});

describe("is refused", () => {
  const reject = async (token: string, key = identity.publicKeyHex) => {
    await expect(verifyToken(token, key, clock())).rejects.toThrow(RejectedError);
  };

  test("with another key, or none", async () => {
    const token = await mintToken(identity, clock());
    await reject(token, makeIdentity().publicKeyHex);
    await reject(token, "");
    await reject(token, "00".repeat(64));
  });

  test("with any part changed", async () => {
    const parts = (await mintToken(identity, clock())).split(".");
    for (const [index, part] of parts.entries()) {
      // Not the last character: its lowest bits may mean nothing.
      const changed = `${part.slice(0, 20)}${part[20] === "A" ? "B" : "A"}${part.slice(21)}`;
      await reject(parts.with(index, changed).join("."));
      await reject(parts.toSpliced(index, 1).join("."));
    }
    await reject("");
  });

  test.each([
    ["without a lifetime", { iat: START_S, nonce: "n" }, {}],
    ["without a time of issue", { exp: START_S + 300, nonce: "n" }, {}],
    ["without a nonce", { exp: START_S + 300, iat: START_S }, {}],
    ["for another operation", { exp: START_S + 300, iat: START_S, nonce: "n" }, { opr: "other" }],
    ["without a serial", { exp: START_S + 300, iat: START_S, nonce: "n" }, { device: undefined }],
    ["of another type", { exp: START_S + 300, iat: START_S, nonce: "n" }, { typ: "other" }],
  ])("%s", async (_, claims, header) => {
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: "ES256", device: "x", opr: "auth", typ: "JWT", ...header })
      .sign(identity.privateKey);
    await reject(token);
  });

  test("signed with a secret anyone knows", async () => {
    const secret = Buffer.from(identity.publicKeyHex, "hex");
    const token = await new SignJWT({ exp: START_S + 300, iat: START_S, nonce: "n" })
      .setProtectedHeader({ alg: "HS256", device: "x", opr: "auth", typ: "JWT" })
      .sign(secret);
    await reject(token);
    const none = `${Buffer.from('{"alg":"none","device":"x","opr":"auth","typ":"JWT"}').toString("base64url")}.${token.split(".")[1]}.`;
    await reject(none);
  });
});
