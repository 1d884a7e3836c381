import { existsSync, readFileSync } from "node:fs";

/** The kernel's unit of processor time in /proc: USER_HZ, 100 on every Linux Node runs on. */
const TICKS_PER_SECOND = 100;

/** What a process has used, as Linux tells it. */
export interface ProcessUsage {
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** Undefined where there is no /proc. */
export function processUsage(pid: number | undefined): ProcessUsage | undefined {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return undefined;
  // The name of the program, in parentheses, may hold spaces.
  const fields = readFileSync(stat, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { cpuMs: (ticks / TICKS_PER_SECOND) * 1000, residentMb: Number(kilobytes) / 1024 };
}
