import { readFile, stat } from "node:fs/promises";
import { ConfigError, errorMessage, type Logger } from "@sourceful/domain";
import { DEFAULT_POLICY, type ProbePolicy, parseProbeFile } from "./probe-policy.ts";

/**
 * probe.json as it is now: looked at whenever the policy is asked for, so that a key that is taken out is out at
 * once. A file that does not exist says nothing.
 */
export class PolicyFile {
  readonly #file: string;
  readonly #logger: Logger;
  #signature: string | undefined;
  #reading: Promise<ProbePolicy | ConfigError> = Promise.resolve(DEFAULT_POLICY);

  /** @throws ConfigError `config_unreadable` or `config_invalid`, with all problems */
  static async open(file: string, logger: Logger): Promise<PolicyFile> {
    const policyFile = new PolicyFile(file, logger);
    await policyFile.policy();
    return policyFile;
  }

  private constructor(file: string, logger: Logger) {
    this.#file = file;
    this.#logger = logger;
  }

  /** @throws ConfigError while the file cannot be used: nothing is known then of who may do what */
  async policy(): Promise<ProbePolicy> {
    const signature = await this.#look();
    if (signature !== this.#signature) {
      const isFirst = this.#signature === undefined;
      this.#signature = signature;
      // Whoever asks while the file is read waits for it too.
      this.#reading = this.#read();
      if (!isFirst) this.#tell(await this.#reading);
    }
    const policy = await this.#reading;
    if (policy instanceof ConfigError) throw policy;
    return policy;
  }

  async #look(): Promise<string> {
    try {
      const { mtimeNs, size, ino } = await stat(this.#file, { bigint: true });
      return `${mtimeNs} ${size} ${ino}`;
    } catch (thrown) {
      return (thrown as NodeJS.ErrnoException).code ?? "unreadable";
    }
  }

  async #read(): Promise<ProbePolicy | ConfigError> {
    try {
      return parseProbeFile(await readFile(this.#file, "utf8"), this.#file);
    } catch (thrown) {
      if (thrown instanceof ConfigError) return thrown;
      if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return DEFAULT_POLICY;
      return new ConfigError(`${this.#file} cannot be read: ${errorMessage(thrown)}`, {
        code: "config_unreadable",
        cause: thrown,
      });
    }
  }

  #tell(policy: ProbePolicy | ConfigError): void {
    if (policy instanceof ConfigError) {
      this.#logger.error("probe.json cannot be used, the probe is closed", { problem: policy.message });
    } else {
      this.#logger.info("probe.json changed", { access: policy.access, keys: policy.keys.length });
    }
  }
}
