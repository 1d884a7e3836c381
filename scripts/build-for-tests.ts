import { spawnSync } from "node:child_process";

/** Worker threads and child processes run built code; bring it up to date before the first test. */
export function setup(): void {
  spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b", "packages/luarunner"], {
    stdio: "inherit",
  });
}
