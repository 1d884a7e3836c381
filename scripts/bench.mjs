// `pnpm bench [name] [--json]`: runs the benchmarks from built code.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, setup } from "./setup.mjs";

setup({ quiet: true });
await import(pathToFileURL(join(root, "bench", "dist", "main.js")).href);
