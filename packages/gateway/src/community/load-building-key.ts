import type { Logger } from "@sourceful/domain";
import { loadSigningKey, type SigningKey } from "@sourceful/identity";

/** Of the key's files, and of the one that counts starts. */
export const BUILDING_KEY = "building";

/**
 * The key a building signs its reports with, made on the first call. `directory` is that of `CommunityMember`.
 * @throws ConfigError as `loadSigningKey`
 */
export function loadBuildingKey(directory: string, logger: Logger): Promise<SigningKey> {
  return loadSigningKey({ dataDir: directory, name: BUILDING_KEY, logger });
}
