import { runProgram } from "@sourceful/terminal";
import { buildProgram } from "./program.ts";

// The edgeware program: see `edgeware --help`.
const exitCode = await runProgram("edgeware", buildProgram, process.argv.slice(2));
// What a library may still hold open must not keep the process; everything of ours is closed by now.
process.exit(exitCode);
