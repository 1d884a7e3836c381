import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError, errorMessage } from "@sourceful/domain";
import { writeFileAtomically } from "@sourceful/identity";

const OWNER_ONLY_DIRECTORY = 0o700;
const OWNER_ONLY = 0o600;
const SUFFIX = ".json";

/**
 * What drivers asked to have kept (`host.persist_secret`): one file per device, readable by its owner only,
 * apart from the configuration, so that a rotated token does not look like an operator's edit. A kept value
 * wins over the configuration at the next initialisation.
 */
export class SecretStore {
  readonly #directory: string;
  readonly #secrets: Map<string, Record<string, string>>;
  #lastWrite: Promise<void> = Promise.resolve();

  /**
   * Reads what is kept in `directory`, which need not exist.
   * @throws ConfigError `config_unreadable` for a file that is not what `keep` wrote; it is left as it is
   */
  static async load(directory: string): Promise<SecretStore> {
    const secrets = new Map<string, Record<string, string>>();
    for (const name of await listFiles(directory)) {
      const file = join(directory, name);
      try {
        const sn = decodeURIComponent(name.slice(0, -SUFFIX.length));
        secrets.set(sn, parseSecrets(await readFile(file, "utf8")));
      } catch (cause) {
        throw new ConfigError(
          `${file} cannot be read: ${errorMessage(cause)}; mend it, or remove it to do without`,
          {
            code: "config_unreadable",
            cause,
          },
        );
      }
    }
    return new SecretStore(directory, secrets);
  }

  private constructor(directory: string, secrets: Map<string, Record<string, string>>) {
    this.#directory = directory;
    this.#secrets = secrets;
  }

  /** Everything kept for a device. */
  of(sn: string): Readonly<Record<string, string>> {
    return this.#secrets.get(sn) ?? {};
  }

  /** Keeps a value; resolves when it is on disk, rejects when it is not. */
  keep(sn: string, key: string, value: string): Promise<void> {
    const write = this.#lastWrite.then(() => this.#write(sn, { ...this.of(sn), [key]: value }));
    this.#lastWrite = write.catch(() => undefined);
    return write;
  }

  async #write(sn: string, secrets: Record<string, string>): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: OWNER_ONLY_DIRECTORY });
    // A serial number may hold a slash; a file name may not.
    const file = join(this.#directory, `${encodeURIComponent(sn)}${SUFFIX}`);
    await writeFileAtomically(file, `${JSON.stringify(secrets, null, 2)}\n`, OWNER_ONLY);
    this.#secrets.set(sn, secrets);
  }
}

async function listFiles(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).filter((name) => name.endsWith(SUFFIX));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new ConfigError(`${directory} cannot be read: ${errorMessage(cause)}`, {
      code: "config_unreadable",
      cause,
    });
  }
}

function parseSecrets(text: string): Record<string, string> {
  const value: unknown = JSON.parse(text);
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isRecord || Object.values(value).some((secret) => typeof secret !== "string")) {
    throw new Error("it is not an object of texts");
  }
  return value as Record<string, string>;
}
