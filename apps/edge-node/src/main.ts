import { runProgram } from "@sourceful/terminal";
import { normaliseArgv } from "./normalise-argv.ts";
import { buildProgram } from "./program.ts";

// The edge-node program: see `edge-node --help`.
const exitCode = await runProgram("edge-node", buildProgram, normaliseArgv(process.argv.slice(2)));
// What a library may still hold open must not keep the process; everything of ours is closed by now.
process.exit(exitCode);
