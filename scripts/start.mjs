// `npm start`: set up everything, then run the demo. Arguments go to the demo.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, setup } from "./setup.mjs";

setup();
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
process.argv.splice(2, 0, "demo");
await import(pathToFileURL(join(root, "apps", "edge-node", "dist", "main.js")).href);
