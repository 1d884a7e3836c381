import { readFile } from "node:fs/promises";
import { type Authenticator, credsAuthenticator } from "@nats-io/nats-core/internal";
import { ConfigError, errorMessage } from "@sourceful/domain";
import type { BusAddress } from "./bus-address.ts";

/** Random bytes in base64url, 11 of them (nats-server, server/nkey.go) or some more or less; JSON it can never be. */
const NONCE = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * Who we say we are. `token-per-attempt` asks for a new password before every connection attempt, so that a
 * short-lived token is never older than the attempt that shows it. A `creds` file is read for every attempt
 * too, so that it may be replaced while we run. `nkey` signs what a server asks to be signed, and says nothing to
 * one that does not ask; the private half stays with the caller.
 */
export type BusAuth =
  | { type: "token-per-attempt"; username: string; password: () => string | Promise<string> }
  | { type: "creds"; file: string }
  | { type: "nkey"; nkey: string; sign: (challenge: Uint8Array) => Uint8Array }
  | { type: "user"; user: string; password: string };

/**
 * What one attempt answers to the server's challenge. Credentials in the URL are used when there is no `auth`, and
 * rather than an nkey.
 * @throws ConfigError `config_unreadable` or `config_invalid` for a creds file; whatever `password` throws.
 */
export async function readCredentials(
  auth: BusAuth | undefined,
  address: BusAddress,
): Promise<Authenticator> {
  if (auth === undefined) return fromUrl(address);
  if (auth.type === "creds") return readCredsFile(auth.file);
  if (auth.type === "nkey") return address.user === undefined ? signChallenge(auth) : fromUrl(address);
  if (auth.type === "user") return () => ({ user: auth.user, pass: auth.password });
  // The client asks for credentials when it cannot wait for them any more, so they are made before.
  const pass = await auth.password();
  return () => ({ user: auth.username, pass });
}

function fromUrl({ user, password }: BusAddress): Authenticator {
  if (user === undefined) return () => undefined;
  // As the Go client reads it: a user without a password is a token.
  return () => (password === undefined ? { auth_token: user } : { user, pass: password });
}

/**
 * Signs a nonce and nothing else: the key may be one that signs messages too, and a server that could choose what is
 * signed would have a message of its own making signed.
 */
function signChallenge({ nkey, sign }: Extract<BusAuth, { type: "nkey" }>): Authenticator {
  return (nonce) =>
    nonce !== undefined && NONCE.test(nonce)
      ? { nkey, sig: Buffer.from(sign(Buffer.from(nonce))).toString("base64url") }
      : undefined;
}

async function readCredsFile(file: string): Promise<Authenticator> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new ConfigError(`NATS credentials ${file} cannot be read: ${errorMessage(cause)}`, {
      code: "config_unreadable",
      cause,
    });
  }
  const authenticator = credsAuthenticator(bytes);
  try {
    authenticator("a nonce, to see that the file holds a usable key");
  } catch (cause) {
    throw new ConfigError(`NATS credentials ${file} hold no JWT and seed: ${errorMessage(cause)}`, {
      code: "config_invalid",
      cause,
    });
  }
  return authenticator;
}
