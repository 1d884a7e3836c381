import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const OPENSSL = "openssl";

/** A private key and its certificate, as PEM text and as files. */
export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
  readonly keyFile: string;
  readonly certFile: string;
}

/** An authority made for one test, a server's certificate for this machine and a client's from it. */
export class TestCertificates {
  /** Whether openssl is on this machine. */
  static readonly isAvailable = spawnSync(OPENSSL, ["version"]).status === 0;
  readonly ca: string;
  readonly caFile: string;
  readonly server: TestCertificate;
  readonly client: TestCertificate;
  readonly #dir: string;

  constructor() {
    this.#dir = mkdtempSync(join(tmpdir(), "test-certificates-"));
    this.caFile = join(this.#dir, "ca.pem");
    const caKey = join(this.#dir, "ca.key");
    const days = ["-days", "2", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
    execute(["req", "-x509", ...days, "-keyout", caKey, "-out", this.caFile, "-subj", "/CN=test authority"]);
    this.ca = readFileSync(this.caFile, "utf8");
    this.server = this.#issue("server", "subjectAltName=DNS:localhost,IP:127.0.0.1", caKey);
    this.client = this.#issue("client", "subjectAltName=DNS:meter.example", caKey);
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #issue(name: string, extension: string, caKey: string): TestCertificate {
    const [keyFile, request, certFile, extensions] = ["key", "csr", "pem", "ext"].map((kind) =>
      join(this.#dir, `${name}.${kind}`),
    ) as [string, string, string, string];
    writeFileSync(extensions, extension);
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
    execute(["req", ...curve, "-nodes", "-keyout", keyFile, "-out", request, "-subj", `/CN=${name}`]);
    const signing = ["-CA", this.caFile, "-CAkey", caKey, "-CAcreateserial", "-days", "2"];
    execute(["x509", "-req", "-in", request, ...signing, "-extfile", extensions, "-out", certFile]);
    return { keyFile, certFile, key: readFileSync(keyFile, "utf8"), cert: readFileSync(certFile, "utf8") };
  }
}

function execute(args: readonly string[]): void {
  execFileSync(OPENSSL, args, { stdio: "ignore" });
}
