import { ConfigError, EdgeError } from "@sourceful/domain";
import { type Command, CommanderError } from "commander";
import type { Outcome } from "./outcome.ts";

/** Exit code for what the operator must mend: a flag, a file. */
const USAGE_ERROR = 2;

/**
 * Runs a command line and answers the exit code: 0 or what the command left, 2 for what the operator must mend,
 * 1 for everything else. An error is one line on stderr that begins with the program's name, unless it is a bug.
 */
export async function runProgram(
  name: string,
  build: (outcome: Outcome) => Command,
  args: readonly string[],
): Promise<number> {
  // Who reads what is printed may have heard enough (`| head`), which is no fault of the program.
  process.stdout.on("error", ignoreBrokenPipe);
  try {
    const outcome = { exitCode: 0 };
    await build(outcome).parseAsync(args, { from: "user" });
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_ERROR;
    if (error instanceof EdgeError) {
      process.stderr.write(`${name}: ${error.message}\n`);
      return error instanceof ConfigError ? USAGE_ERROR : 1;
    }
    process.stderr.write(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  } finally {
    process.stdout.off("error", ignoreBrokenPipe);
  }
}

function ignoreBrokenPipe(error: Error): void {
  if (!("code" in error && error.code === "EPIPE")) throw error;
}
