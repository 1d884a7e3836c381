import type { StandIns } from "../driver-grants.ts";

/** Where a host is asked instead, if anywhere; `host` as a URL spells it. */
export function standInFor(
  standIns: StandIns | undefined,
  host: string,
): { host: string; port: number } | undefined {
  // A host may be called "constructor".
  return standIns && Object.hasOwn(standIns, host) ? standIns[host] : undefined;
}
