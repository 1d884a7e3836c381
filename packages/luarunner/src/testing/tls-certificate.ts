import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const OPENSSL = "openssl";

/** A self-signed certificate for localhost and 127.0.0.1, made by openssl; keys are not kept in a repository. */
export class TlsCertificate {
  readonly key: string;
  readonly cert: string;

  private constructor(key: string, cert: string) {
    this.key = key;
    this.cert = cert;
  }

  static get isAvailable(): boolean {
    try {
      execFileSync(OPENSSL, ["version"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  }

  static create(): TlsCertificate {
    const directory = mkdtempSync(join(tmpdir(), "edge-tls-"));
    const [key, cert] = [join(directory, "key.pem"), join(directory, "cert.pem")];
    try {
      const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
      const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
      const output = ["-days", "2", "-keyout", key, "-out", cert];
      execFileSync(OPENSSL, ["req", "-x509", ...curve, ...names, ...output], { stdio: "ignore" });
      return new TlsCertificate(readFileSync(key, "utf8"), readFileSync(cert, "utf8"));
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }

  /** With colons, as openssl and browsers show it. */
  get sha256(): string {
    return new X509Certificate(this.cert).fingerprint256;
  }
}
