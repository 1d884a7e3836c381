import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** The data directory: what was asked for, else `~/.sourceful-edgeware`. An empty text counts as not given. */
export function dataDirectory(asked: string | undefined): string {
  return resolve(asked || join(homedir(), ".sourceful-edgeware"));
}
