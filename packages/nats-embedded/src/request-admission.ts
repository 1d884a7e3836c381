import type { Admission, AdmittedUser } from "./authenticator.ts";
import type { ClientCertificate } from "./client-certificate.ts";
import type { ConnectOptions } from "./connect-options.ts";
import type { ServerContext } from "./server-context.ts";

/** What is known of a client besides what it says in CONNECT. */
export interface PeerFacts {
  readonly remoteHost: string;
  /** What INFO asked it to sign. */
  readonly nonce?: string;
  /** Who it is by TLS. */
  readonly certificate?: ClientCertificate;
}

/** Who is let in; undefined refuses. */
export type Verdict = AdmittedUser | undefined;

/** The authenticator's verdict on a CONNECT; without one, anyone is let in under no name. */
export function requestAdmission(
  context: Pick<ServerContext, "authenticator">,
  options: ConnectOptions,
  peer: PeerFacts,
): Verdict | Promise<Verdict> {
  // Naming an account in CONNECT was given up by nats-server, which refuses it too.
  if (options.account) return undefined;
  const { authenticator } = context;
  if (!authenticator) return verdictOf("");
  const admission = authenticator.authenticate({ ...options, ...peer });
  if (!(admission instanceof Promise)) return verdictOf(admission);
  // By then somebody else may be the one to ask.
  return admission.then((admitted) =>
    context.authenticator === authenticator ? verdictOf(admitted) : requestAdmission(context, options, peer),
  );
}

function verdictOf(admission: Admission): Verdict {
  return typeof admission === "string" ? { name: admission } : admission;
}
