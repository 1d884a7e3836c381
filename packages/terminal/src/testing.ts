/**
 * What both programs' tests share.
 *
 * @example
 * const run = new ProgramRun(fileURLToPath(new URL("../dist/main.js", import.meta.url)), ["--version"]);
 * const { exitCode, stdout } = await run.ended();
 */
export { type ProgramResult, ProgramRun, type ProgramRunOptions } from "./program-run.ts";
