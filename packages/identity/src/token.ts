import { randomBytes } from "node:crypto";
import { type Clock, errorMessage, RejectedError } from "@sourceful/domain";
import { base64url, errors, importJWK, type JWTVerifyResult, jwtVerify, SignJWT } from "jose";
import type { Identity } from "./identity.ts";

/** How long a token is good for, s. */
const LIFETIME_S = 300;

/** What a verified token says. */
export interface VerifiedToken {
  /** Serial of the gateway that signed it. */
  serial: string;
  /** Unix epoch, s. */
  issuedAtS: number;
  expiresAtS: number;
  nonce: string;
}

/**
 * A fresh token that shows the gateway is who it says: an ES256 JWT, good for five minutes (edge-node
 * contract 2.4). Mint one for each connection attempt; it is not worth keeping.
 */
export async function mintToken(identity: Identity, clock: Clock): Promise<string> {
  const iat = Math.floor(clock.nowMs() / 1000);
  const nonce = base64url.encode(randomBytes(16));
  return new SignJWT({ exp: iat + LIFETIME_S, iat, nonce })
    .setProtectedHeader({ alg: "ES256", device: identity.serial, opr: "auth", typ: "JWT" })
    .sign(identity.privateKey);
}

/**
 * Checks a token's signature, lifetime and shape. `publicKeyHex` is the key registered for the gateway; the
 * caller compares `serial` with the name the peer goes by.
 * @throws RejectedError `token_invalid`
 */
export async function verifyToken(token: string, publicKeyHex: string, clock: Clock): Promise<VerifiedToken> {
  const { payload, protectedHeader } = await verifySignature(token, publicKeyHex, clock);
  const { device, opr } = protectedHeader;
  const { iat, exp, nonce } = payload;
  const isComplete =
    typeof device === "string" && opr === "auth" && typeof nonce === "string" && iat !== undefined;
  if (!isComplete || exp === undefined) throw reject("it is not a gateway's token");
  return { serial: device, issuedAtS: iat, expiresAtS: exp, nonce };
}

async function verifySignature(token: string, publicKeyHex: string, clock: Clock): Promise<JWTVerifyResult> {
  if (!/^[0-9a-f]{128}$/.test(publicKeyHex)) throw reject("the public key is not 128 lower-case hex digits");
  const [x, y] = [publicKeyHex.slice(0, 64), publicKeyHex.slice(64)].map((half) =>
    base64url.encode(Buffer.from(half, "hex")),
  );
  try {
    const key = await importJWK({ kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" }, "ES256");
    return await jwtVerify(token, key, {
      algorithms: ["ES256"],
      typ: "JWT",
      requiredClaims: ["exp", "iat"],
      currentDate: new Date(clock.nowMs()),
    });
  } catch (cause) {
    const reason = cause instanceof errors.JWTExpired ? "it has expired" : errorMessage(cause);
    throw reject(reason, cause);
  }
}

function reject(reason: string, cause?: unknown): RejectedError {
  return new RejectedError(`The token is not accepted: ${reason}`, { code: "token_invalid", cause });
}
