import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./sites-process.js", import.meta.url));

/** Runs `count` simulated houses in a process of their own while `use` runs; one port each. */
export async function withSites<T>(count: number, use: (ports: readonly number[]) => Promise<T>): Promise<T> {
  const sites = spawn(process.execPath, [script, String(count)], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(sites, "exit");
  try {
    const [line] = (await once(createInterface({ input: sites.stdout }), "line")) as [string];
    return await use(JSON.parse(line) as number[]);
  } finally {
    sites.stdin.end();
    await exited;
  }
}

/** The devices.json entry of such a house. */
export function sunspecDevice(port: number, pollMs: number): object {
  const address = { host: "127.0.0.1", port, unit_id: 1 };
  return { sn: `SITE-${port}`, register_map: "sunspec", ...address, config: { poll_ms: pollMs } };
}
