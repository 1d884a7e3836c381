import { createHash, timingSafeEqual } from "node:crypto";
import { ConfigError } from "@sourceful/domain";

/** What a client presents in CONNECT. */
export interface Credentials {
  user?: string;
  password?: string;
  token?: string;
  /** Address it comes from. */
  remoteHost: string;
}

/** Decides who may connect. */
export interface Authenticator {
  /** The client's name for the log, or undefined to refuse it. Must not throw. */
  authenticate(credentials: Credentials): string | undefined;
}

/** Who may connect: these users, the bearer of a token, or whoever an authenticator of your own lets in. */
export type AuthOptions =
  | { readonly users: readonly { readonly user: string; readonly password: string }[] }
  | { readonly token: string }
  | Authenticator;

/**
 * The authenticator for the options.
 *
 * @throws ConfigError config_invalid when there is no user, a user twice, or an empty name or secret.
 */
export function createAuthenticator(options: AuthOptions): Authenticator {
  if ("authenticate" in options) return options;
  if ("token" in options) return tokenAuthenticator(options.token);
  return userAuthenticator(options.users);
}

function tokenAuthenticator(token: string): Authenticator {
  if (token === "") throw invalid("The NATS token is empty.");
  const expected = digest(token);
  return {
    authenticate: (given) => (timingSafeEqual(digest(given.token ?? ""), expected) ? "token" : undefined),
  };
}

function userAuthenticator(users: readonly { user: string; password: string }[]): Authenticator {
  const digests = new Map<string, Buffer>();
  for (const { user, password } of users) {
    if (user === "") throw invalid("A NATS user has no name.");
    if (password === "") throw invalid(`The NATS user ${JSON.stringify(user)} has no password.`);
    if (digests.has(user)) throw invalid(`The NATS user ${JSON.stringify(user)} is listed twice.`);
    digests.set(user, digest(password));
  }
  if (digests.size === 0) throw invalid("The list of NATS users is empty, so nobody could connect.");
  // Compared for an unknown user too, so that the time taken does not tell which names exist.
  const nobody = digest("");
  return {
    authenticate({ user = "", password = "" }) {
      const isRight = timingSafeEqual(digest(password), digests.get(user) ?? nobody);
      return isRight && digests.has(user) ? user : undefined;
    },
  };
}

/** Equal lengths for the comparison, and no secrets kept in clear. */
function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

function invalid(message: string): ConfigError {
  return new ConfigError(message, { code: "config_invalid" });
}
