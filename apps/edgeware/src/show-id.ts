import { silentLogger } from "@sourceful/domain";
import { loadSigningKey } from "@sourceful/identity";
import { userNkey } from "@sourceful/nats-embedded";
import { printLine } from "@sourceful/terminal";
import { dataDirectory } from "./data-directory.ts";
import { SENDER } from "./edgeware.ts";

/** `edgeware id`: what buildings have to know of this node. */
export async function showId({ dataDir, json }: { dataDir?: string; json: boolean }): Promise<void> {
  const directory = dataDirectory(dataDir);
  const { publicKey, keyEpoch } = await loadSigningKey({
    dataDir: directory,
    name: SENDER,
    logger: silentLogger,
  });
  const nkey = userNkey(publicKey);
  await printLine(
    json
      ? JSON.stringify({ name: SENDER, public_key: publicKey, key_epoch: keyEpoch, nkey })
      : `name        ${SENDER}\npublic key  ${publicKey}\nkey epoch   ${keyEpoch}\nnkey        ${nkey}\nkept in     ${directory}`,
  );
}
