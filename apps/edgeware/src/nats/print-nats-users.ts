import { resolve } from "node:path";
import { silentLogger } from "@sourceful/domain";
import { loadCommunity } from "@sourceful/edgeware-aggregator";
import { loadSigningKey } from "@sourceful/identity";
import { printLine } from "@sourceful/terminal";
import { dataDirectory } from "../data-directory.ts";
import { SENDER } from "../edgeware.ts";
import { busUsers } from "./bus-users.ts";

/** `edgeware nats-users`: what the embedded server goes by, as a nats-server reads it. */
export async function printNatsUsers({
  community,
  dataDir,
}: {
  community: string;
  dataDir?: string;
}): Promise<void> {
  const config = await loadCommunity(resolve(community));
  const key = await loadSigningKey({ dataDir: dataDirectory(dataDir), name: SENDER, logger: silentLogger });
  // The configuration language of nats-server is a superset of JSON.
  await printLine(`authorization: ${JSON.stringify({ users: busUsers(config, key.publicKey) }, null, 2)}`);
}
