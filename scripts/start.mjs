// `npm start`: set up everything, then run a community with a real building in it. Arguments go to the demo.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, setup } from "./setup.mjs";

setup();
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
const programOf = (app) => join(root, "apps", app, "dist", "main.js");
process.argv.splice(2, 0, "demo", "--edge-node", programOf("edge-node"));
await import(pathToFileURL(programOf("edgeware")).href);
