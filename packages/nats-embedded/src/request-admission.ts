import type { Admission, Authenticator } from "./authenticator.ts";
import type { ClientCertificate } from "./client-certificate.ts";
import type { ConnectOptions } from "./connect-options.ts";

/** What is known of a client besides what it says in CONNECT. */
export interface PeerFacts {
  readonly remoteHost: string;
  /** What INFO asked it to sign. */
  readonly nonce?: string;
  /** Who it is by TLS. */
  readonly certificate?: ClientCertificate;
}

/** The authenticator's verdict on a CONNECT; without one, anyone is let in under no name. */
export function requestAdmission(
  authenticator: Authenticator | undefined,
  options: ConnectOptions,
  peer: PeerFacts,
): Admission | Promise<Admission> {
  // Naming an account in CONNECT was given up by nats-server, which refuses it too.
  if (options.account) return undefined;
  return authenticator ? authenticator.authenticate({ ...options, ...peer }) : "";
}
