import { createHash, timingSafeEqual } from "node:crypto";
import { ConfigError } from "@sourceful/domain";
import type { AdmittedUser, Authenticator } from "./authenticator.ts";
import { isUserNkey, verifyNkey } from "./nkey.ts";
import { checkPermissions, type UserPermissions } from "./user-permissions.ts";

/** Someone who may connect: by name and password, or by a key pair of which the server knows the public half. */
export type ServerUser = { readonly permissions?: UserPermissions } & (
  | { readonly user: string; readonly password: string }
  | { readonly nkey: string }
);

/** Who may connect: these users, the bearer of a token, or whoever an authenticator of your own lets in. */
export type AuthOptions =
  | { readonly users: readonly ServerUser[] }
  | { readonly token: string }
  | Authenticator;

interface PasswordUser {
  readonly digest: Buffer;
  readonly admitted: AdmittedUser;
}

/**
 * The authenticator for the options.
 *
 * @throws ConfigError config_invalid when there is no user, a user twice, an empty name or secret, a damaged
 *   key, or permissions that name no subject.
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

function userAuthenticator(users: readonly ServerUser[]): Authenticator {
  const byName = new Map<string, PasswordUser>();
  const byKey = new Map<string, AdmittedUser>();
  for (const given of users) {
    const isKey = "nkey" in given;
    const name = isKey ? given.nkey : given.user;
    if (name === "") throw invalid("A NATS user has no name.");
    const label = `the NATS user ${JSON.stringify(name)}`;
    if (byName.has(name) || byKey.has(name)) throw invalid(`T${label.slice(1)} is listed twice.`);
    if (given.permissions) checkPermissions(label, given.permissions);
    const admitted: AdmittedUser = {
      name,
      ...(given.permissions !== undefined && { permissions: given.permissions }),
    };
    if (isKey) {
      if (!isUserNkey(name)) throw invalid(`T${label.slice(1)} is no user's public key ("U" and 55 more).`);
      byKey.set(name, admitted);
    } else {
      if (given.password === "") throw invalid(`T${label.slice(1)} has no password.`);
      byName.set(name, { digest: digest(given.password), admitted });
    }
  }
  if (users.length === 0) throw invalid("The list of NATS users is empty, so nobody could connect.");
  // Compared for an unknown user too, so that the time taken does not tell which names exist.
  const nobody = digest("");
  return {
    wantsNonce: byKey.size > 0,
    authenticate({ user = "", password = "", nkey, signature = "", nonce = "" }) {
      if (nkey !== undefined) {
        const known = byKey.get(nkey);
        return known && nonce !== "" && verifyNkey(nkey, nonce, signature) ? known : undefined;
      }
      const known = byName.get(user);
      const isRight = timingSafeEqual(digest(password), known?.digest ?? nobody);
      return isRight ? known?.admitted : undefined;
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
