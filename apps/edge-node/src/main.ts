import { ConfigError, EdgeError } from "@sourceful/domain";
import { CommanderError } from "commander";
import { normaliseArgv } from "./normalise-argv.ts";
import { buildProgram } from "./program.ts";

// The edge-node program: see `edge-node --help`.

/** Exit code for what the operator must mend: a flag, a file. */
const USAGE_ERROR = 2;

async function main(args: readonly string[]): Promise<number> {
  try {
    const outcome = { exitCode: 0 };
    await buildProgram(outcome).parseAsync(normaliseArgv(args), { from: "user" });
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_ERROR;
    if (error instanceof EdgeError) {
      process.stderr.write(`edge-node: ${error.message}\n`);
      return error instanceof ConfigError ? USAGE_ERROR : 1;
    }
    process.stderr.write(`edge-node: ${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
}

const exitCode = await main(process.argv.slice(2));
// What a library may still hold open must not keep the process; everything of ours is closed by now.
process.exit(exitCode);
