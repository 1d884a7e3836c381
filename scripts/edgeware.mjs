// `pnpm edgeware …`: the app from a checkout. What is stale is built first, silently; paths are the caller's.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, setup } from "./setup.mjs";

setup({ quiet: true });
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import(pathToFileURL(join(root, "apps", "edgeware", "dist", "main.js")).href);
