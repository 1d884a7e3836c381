import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:tls";

const OPENSSL = "openssl";

/** A TLS port on loopback before one without, with a certificate of its own. */
export interface TlsFront {
  readonly port: number;
  /** SHA-256 of the certificate, hex. */
  readonly pinSha256: string;
  close(): Promise<void>;
}

/**
 * Puts TLS before a port on loopback. The certificate is made by openssl and thrown away afterwards: a key in
 * a repository would be nobody's secret.
 *
 * @throws Error when there is no openssl
 */
export async function openTlsFront(plainPort: number): Promise<TlsFront> {
  const { key, cert } = selfSigned();
  const server = createServer({ key, cert }, (socket) => {
    const inner = connect(plainPort, "127.0.0.1");
    for (const side of [socket, inner]) {
      side.on("error", () => side.destroy());
      side.on("close", () => {
        socket.destroy();
        inner.destroy();
      });
    }
    socket.pipe(inner).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    pinSha256: new X509Certificate(cert).fingerprint256.replaceAll(":", "").toLowerCase(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function selfSigned(): { key: string; cert: string } {
  const directory = mkdtempSync(join(tmpdir(), "edge-node-tls-"));
  try {
    const [key, cert] = [join(directory, "key.pem"), join(directory, "cert.pem")];
    const kind = [
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-subj",
      "/CN=localhost",
    ];
    execFileSync(OPENSSL, ["req", "-x509", ...kind, "-days", "2", "-keyout", key, "-out", cert], {
      stdio: "ignore",
    });
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
