import { join } from "node:path";

/**
 * Where it is kept what a building said to a community: a folder for each, so that nobody gets to see what was said
 * to another. `directory` is that of `CommunityMember`.
 */
export function reportJournal(directory: string, community: string): string {
  return join(directory, encodeURIComponent(community), "journal");
}
