import type { KeyObject } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { hostname as systemHostname } from "node:os";
import { join } from "node:path";
import { errorMessage, type Logger } from "@sourceful/domain";
import { deriveSerial } from "./derive-serial.ts";
import { createGatewayKey, exportGatewayKey, parseGatewayKey, publicKeyHex } from "./gateway-key.ts";
import { findHardwareAddress } from "./hardware-address.ts";
import type { Identity } from "./identity.ts";
import { damaged, keepToOwner, OWNER_ONLY, readIfPresent, writing } from "./key-file.ts";
import { writeFileAtomically } from "./write-file-atomically.ts";

export interface LoadIdentityOptions {
  /** Created, for this user only, when it does not exist. */
  dataDir: string;
  /** Serial for this run, kept nowhere; "" is as good as none. */
  serialOverride?: string;
  logger: Logger;
  /** Host name a new serial is derived from; the system's when not given. */
  hostname?: string;
  /** Where Linux lists its network interfaces; /sys/class/net when not given. */
  networkDir?: string;
}

/**
 * The identity in `dataDir`, made and written on the first start: the key in `gateway.pem`, the serial and the
 * public key in `identity.json` (edge-node contract 2.1 to 2.3). A serial once written stays, whatever
 * becomes of the host name and the network cards.
 * @throws ConfigError `identity_damaged` when a file exists and is not what it should be, or cannot be read:
 * it names the file and what to do, and nothing is written, because a new key in its place would cost the
 * gateway its registration.
 * @throws ConfigError `data_dir_unusable` when something has to be written and cannot be.
 */
export async function loadIdentity(options: LoadIdentityOptions): Promise<Identity> {
  const { dataDir, serialOverride, logger } = options;
  const keyFile = join(dataDir, "gateway.pem");
  const identityFile = join(dataDir, "identity.json");
  // Both are read before anything is written.
  const stored = await readStored(identityFile);
  const storedKey = await readKey(keyFile, logger);

  const privateKey = storedKey ?? createGatewayKey();
  const publicKey = publicKeyHex(privateKey);
  const serial = stored?.serial ?? (await deriveOwnSerial(options));
  await writing(dataDir, async () => {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    if (!storedKey) await writeFileAtomically(keyFile, exportGatewayKey(privateKey), OWNER_ONLY);
    if (stored?.serial !== serial || stored.publicKey !== publicKey) {
      const content = JSON.stringify({ serial, public_key: publicKey }, null, 2);
      await writeFileAtomically(identityFile, content, OWNER_ONLY);
    }
  });
  if (stored?.publicKey !== undefined && stored.publicKey !== publicKey) {
    const message = "The key is not the one this gateway had before; it may have to be registered again";
    logger.warn(message, { file: keyFile, before: stored.publicKey, now: publicKey });
  }
  return { serial: serialOverride || serial, publicKeyHex: publicKey, privateKey };
}

async function deriveOwnSerial({ hostname, networkDir, logger }: LoadIdentityOptions): Promise<string> {
  const host = hostname ?? readHostname();
  const mac = await findHardwareAddress(networkDir ?? "/sys/class/net");
  const serial = deriveSerial(host, mac);
  logger.info("Serial derived", { serial, hostname: host, mac });
  return serial;
}

function readHostname(): string {
  try {
    return systemHostname();
  } catch {
    return "unknown";
  }
}

async function readKey(file: string, logger: Logger): Promise<KeyObject | undefined> {
  const pem = await readIfPresent(file);
  if (pem === undefined) return undefined;
  let key: KeyObject;
  try {
    key = parseGatewayKey(pem);
  } catch (cause) {
    throw damaged(
      `The key ${file} ${errorMessage(cause)}`,
      "restore it from a backup, or move it away to get a new key, which has to be registered",
      cause,
    );
  }
  await keepToOwner(file, logger);
  return key;
}

interface Stored {
  serial: string;
  publicKey: string | undefined;
}

async function readStored(file: string): Promise<Stored | undefined> {
  const text = await readIfPresent(file);
  if (text === undefined) return undefined;
  try {
    const data = JSON.parse(text) as { serial?: unknown; public_key?: unknown } | null;
    const serial = data?.serial;
    if (typeof serial !== "string" || serial === "") throw new Error('it has no "serial"');
    const publicKey = typeof data?.public_key === "string" ? data.public_key : undefined;
    return { serial, publicKey };
  } catch (cause) {
    throw damaged(
      `The identity ${file} is damaged: ${errorMessage(cause)}`,
      "restore it from a backup, or move it away to have the serial derived again from this machine",
      cause,
    );
  }
}
