import type { ClientCertificate } from "./client-certificate.ts";
import type { UserPermissions } from "./user-permissions.ts";

/** What a client presents in CONNECT, and what is known of it besides. */
export interface Credentials {
  user?: string;
  password?: string;
  token?: string;
  /** A user's public key, with which `signature` was made. */
  nkey?: string;
  /** Over `nonce`, base64url. */
  signature?: string;
  /** A user JWT, as from a credentials file. */
  jwt?: string;
  /** What this connection was asked to sign in INFO; only for an authenticator that says `wantsNonce`. */
  nonce?: string;
  /** The client's, if the server asked for one and its authorities vouch for it. */
  certificate?: ClientCertificate;
  /** Address it comes from. */
  remoteHost: string;
}

/** Someone who was let in. */
export interface AdmittedUser {
  /** For the log. */
  readonly name: string;
  /** Default: everything is allowed. */
  readonly permissions?: UserPermissions;
}

/** A user, or just its name; undefined refuses. */
export type Admission = AdmittedUser | string | undefined;

/** Decides who may connect. */
export interface Authenticator {
  /** INFO has a nonce for clients to sign. */
  readonly wantsNonce?: boolean;
  /**
   * The client waits, and nothing it sends meanwhile is looked at, until a promise is settled or
   * `authTimeoutMs` are over. A rejection refuses the client and is logged.
   */
  authenticate(credentials: Credentials): Admission | Promise<Admission>;
}
