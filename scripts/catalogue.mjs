// `pnpm catalogue PATH [--json]`: every driver of a checkout of the public catalogue on a simulated device.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, setup } from "./setup.mjs";

setup({ quiet: true });
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
process.argv.splice(2, 0, "driver", "catalogue");
await import(pathToFileURL(join(root, "apps", "edge-node", "dist", "main.js")).href);
