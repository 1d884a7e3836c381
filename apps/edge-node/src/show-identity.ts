import { silentLogger } from "@sourceful/domain";
import { loadIdentity } from "@sourceful/identity";
import { dataDirectory } from "./directories.ts";

export interface IdentityOptions {
  dataDir?: string;
  serial?: string;
  json: boolean;
}

/** `edge-node identity`. */
export async function showIdentity({ dataDir, serial, json }: IdentityOptions): Promise<void> {
  const directory = dataDirectory(dataDir);
  const identity = await loadIdentity({
    dataDir: directory,
    logger: silentLogger,
    ...(serial ? { serialOverride: serial } : {}),
  });
  const text = json
    ? JSON.stringify({ serial: identity.serial, public_key: identity.publicKeyHex })
    : `serial      ${identity.serial}\npublic key  ${identity.publicKeyHex}\nkept in     ${directory}`;
  process.stdout.write(`${text}\n`);
}
