import { ConfigError } from "@sourceful/domain";
import { signWithSeed } from "../nkey.ts";
import { parseCredentials } from "./credentials-file.ts";
import type { LeafAuth } from "./leaf-options.ts";
import type { LeafUrl } from "./leaf-url.ts";

/** The part of CONNECT that says who a leaf node is, made anew for each nonce. */
export type LeafIdentity = (nonce: string) => Readonly<Record<string, string>>;

/** @throws ConfigError config_invalid when credentials or a seed are damaged. */
export function leafIdentity(auth: LeafAuth | undefined, { user, password = "" }: LeafUrl): LeafIdentity {
  if (auth === undefined) return () => (user === undefined ? {} : { user, pass: password });
  if ("user" in auth) return () => ({ user: auth.user, pass: auth.password });
  if ("nkeySeed" in auth) {
    const seed = checkSeed(auth.nkeySeed);
    return (nonce) => {
      const { nkey, signature } = sign(seed, nonce);
      return { nkey, sig: signature };
    };
  }
  const credentials = parseCredentials(auth.credentials);
  const seed = checkSeed(credentials.seed);
  return (nonce) => ({ jwt: credentials.jwt, sig: sign(seed, nonce).signature });
}

function checkSeed(seed: string): string {
  sign(seed, "");
  return seed;
}

function sign(seed: string, nonce: string): { nkey: string; signature: string } {
  const signed = signWithSeed(seed, nonce);
  if (!signed) {
    throw new ConfigError('The NATS seed is no user\'s seed ("SU" and 56 more characters), or is damaged.', {
      code: "config_invalid",
    });
  }
  return signed;
}
