import type { LeafState } from "./leaf-state.ts";

/** Who this server is to the other one. */
export type LeafAuth =
  /** The text of a credentials file: a user JWT and the seed it belongs to. */
  | { readonly credentials: string }
  | { readonly user: string; readonly password: string }
  /** A user's seed ("SU…"). */
  | { readonly nkeySeed: string };

/** How the other server is trusted, and how this one shows itself to it. All in PEM. */
export interface LeafTlsOptions {
  /** Authorities for the other server's certificate. Default: the system's. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** A connection of this server to another one, as its leaf node. */
export interface LeafOptions {
  /**
   * nats, tls, ws or wss. Without a port it is 7422, for every scheme. A name and password in it are used where
   * `auth` is not given. For ws and wss, "/leafnode" is put after its path.
   */
  readonly url: string;
  readonly auth?: LeafAuth;
  /** TLS is used for tls and wss, and for nats when the other server asks for it. */
  readonly tls?: LeafTlsOptions;
  /**
   * Subjects, wildcards included, whose messages may leave this server. Answers to requests that came from over
   * there may leave as well, whatever their subject.
   */
  readonly exports: readonly string[];
  /**
   * Subjects this server's clients may hear from over there; a wider subscription is narrowed to these. Default:
   * `exports`, and `_INBOX.>` so that requests made here get their answers.
   */
  readonly imports?: readonly string[];
  /** How often a silent connection is tested. Default 30,000. */
  readonly pingIntervalMs?: number;
  /** Pause after the first failure; it doubles with each further one. Default 1,000. */
  readonly reconnectMs?: number;
  /** Longest pause. Default 30,000. */
  readonly maxReconnectMs?: number;
  /** Called with each change of `status`. Must not throw. */
  readonly onState?: (state: LeafState) => void;
}
