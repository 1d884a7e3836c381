import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { errorMessage, type Logger } from "@sourceful/domain";
import { damaged, keepToOwner, OWNER_ONLY, readIfPresent, writing } from "./key-file.ts";
import { SigningKey } from "./signing-key.ts";
import { writeFileAtomically } from "./write-file-atomically.ts";

export interface LoadSigningKeyOptions {
  /** Created, for this user only, when it does not exist. */
  readonly dataDir: string;
  /** Of the files: `{name}.pem` holds the key, `{name}.json` its epoch and public half. */
  readonly name: string;
  readonly logger: Logger;
}

/**
 * The Ed25519 key of that name, made and written on the first start. Moving its file away and starting again
 * makes a new one, with the next epoch; its public half then has to be made known again.
 * @throws ConfigError `identity_damaged` when a file exists and is not what it should be, or cannot be read: it
 * names the file and what to do, and nothing is written, because a new key in its place is one nobody knows.
 * @throws ConfigError `data_dir_unusable` when something has to be written and cannot be.
 */
export async function loadSigningKey({ dataDir, name, logger }: LoadSigningKeyOptions): Promise<SigningKey> {
  const keyFile = join(dataDir, `${name}.pem`);
  const factsFile = join(dataDir, `${name}.json`);
  // Both are read before anything is written.
  const facts = await readFacts(factsFile);
  const pem = await readIfPresent(keyFile);
  const stored = pem === undefined ? undefined : await readKey(keyFile, pem, facts, logger);
  const key = stored ?? SigningKey.create((facts?.keyEpoch ?? 0) + 1);
  await writing(dataDir, async () => {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    // The epoch first: after a power cut in between it is skipped, never given to two keys.
    if (facts?.keyEpoch !== key.keyEpoch || facts.publicKey !== key.publicKey) {
      const content = JSON.stringify({ key_epoch: key.keyEpoch, public_key: key.publicKey }, null, 2);
      await writeFileAtomically(factsFile, content, OWNER_ONLY);
    }
    if (!stored) await writeFileAtomically(keyFile, key.toPem(), OWNER_ONLY);
  });
  if (facts && !stored) {
    const details = { file: keyFile, before: facts.publicKey, now: key.publicKey, epoch: key.keyEpoch };
    logger.warn("The signing key is a new one; its public half has to be made known again", details);
  }
  return key;
}

interface KeyFacts {
  readonly keyEpoch: number;
  readonly publicKey: string;
}

async function readKey(
  file: string,
  pem: string,
  facts: KeyFacts | undefined,
  logger: Logger,
): Promise<SigningKey> {
  let key: SigningKey;
  try {
    key = SigningKey.parse(pem, facts?.keyEpoch ?? 1);
  } catch (cause) {
    const fix = "restore it from a backup, or move it away to get a new key, which has to be made known";
    throw damaged(`The key ${file} ${errorMessage(cause)}`, fix, cause);
  }
  await keepToOwner(file, logger);
  if (facts === undefined || facts.publicKey === key.publicKey) return key;
  // Somebody put another key in its place: it cannot go by the epoch of the one before.
  logger.warn("The signing key is not the one before; its public half has to be made known again", {
    file,
    before: facts.publicKey,
    now: key.publicKey,
  });
  return SigningKey.parse(pem, facts.keyEpoch + 1);
}

async function readFacts(file: string): Promise<KeyFacts | undefined> {
  const text = await readIfPresent(file);
  if (text === undefined) return undefined;
  try {
    const data = JSON.parse(text) as { key_epoch?: unknown; public_key?: unknown } | null;
    const { key_epoch: keyEpoch, public_key: publicKey } = data ?? {};
    if (!Number.isSafeInteger(keyEpoch) || (keyEpoch as number) < 1) throw new Error('it has no "key_epoch"');
    if (typeof publicKey !== "string" || publicKey === "") throw new Error('it has no "public_key"');
    return { keyEpoch: keyEpoch as number, publicKey };
  } catch (cause) {
    const fix = "restore it from a backup; without it the key's epoch is not known";
    throw damaged(`${file} is damaged: ${errorMessage(cause)}`, fix, cause);
  }
}
