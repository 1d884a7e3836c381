import { statfs } from "node:fs/promises";

const SHARE = 1 / 4;

/**
 * How many bytes the journal of a data directory may take: a quarter of the disk, whatever is on it now, so that
 * it is the same after a restart. Age is what bounds it where the disk is large enough.
 * @throws the system's error
 */
export async function journalRoom(dataDir: string): Promise<number> {
  const { blocks, bsize } = await statfs(dataDir);
  return Math.floor(blocks * bsize * SHARE);
}
