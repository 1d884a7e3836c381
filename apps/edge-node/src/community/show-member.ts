import { silentLogger } from "@sourceful/domain";
import { loadBuildingKey } from "@sourceful/gateway";
import { loadIdentity } from "@sourceful/identity";
import { userNkey } from "@sourceful/nats-embedded";
import { dataDirectory } from "../directories.ts";

export interface MemberOptions {
  dataDir?: string;
  serial?: string;
  json: boolean;
}

/** `edge-node community id`: one entry of `buildings` in community.yaml. */
export async function showMember({ dataDir, serial: serialOverride, json }: MemberOptions): Promise<void> {
  const directory = dataDirectory(dataDir);
  const logger = silentLogger;
  const { serial } = await loadIdentity({
    dataDir: directory,
    logger,
    ...(serialOverride ? { serialOverride } : {}),
  });
  const { publicKey, keyEpoch } = await loadBuildingKey(`${directory}/community`, logger);
  const nkey = userNkey(publicKey);
  const text = json
    ? JSON.stringify({ serial, public_key: publicKey, key_epoch: keyEpoch, nkey })
    : `- { serial: ${JSON.stringify(serial)}, public_key: ${JSON.stringify(publicKey)}, key_epoch: ${keyEpoch} } # nkey ${nkey}`;
  process.stdout.write(`${text}\n`);
}
