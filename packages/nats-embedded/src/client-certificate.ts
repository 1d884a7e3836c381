import type { TLSSocket } from "node:tls";

/** Who a client is by its TLS certificate, which an authority of the server's vouches for. */
export interface ClientCertificate {
  /** Common name of its subject, if it has one. */
  readonly commonName?: string;
  /** Its alternative names, as OpenSSL writes them: "DNS:meter.example", "email:ann@example.org". */
  readonly alternativeNames: readonly string[];
  /** SHA-256 of the certificate, upper-case hex with colons. */
  readonly fingerprint256: string;
}

/** The certificate the peer of a finished handshake showed; undefined when it showed none or an unvouched one. */
export function certificateOf(socket: TLSSocket): ClientCertificate | undefined {
  if (!socket.authorized) return undefined;
  const { subject, subjectaltname, fingerprint256 } = socket.getPeerCertificate();
  if (fingerprint256 === undefined) return undefined;
  const commonName: unknown = subject?.CN;
  return {
    ...(typeof commonName === "string" && { commonName }),
    alternativeNames: subjectaltname === undefined ? [] : subjectaltname.split(", "),
    fingerprint256,
  };
}
