/**
 * What both programs do on a terminal: parse options, print tables and live pages, log, stop when asked, and end
 * with the right exit code. The only package that touches the process; only apps import it.
 *
 * @example
 * const build = () => addLogOptions(new Command("edge-node")).action(async () => {
 *   const stop = shutdownSignal();
 *   process.stdout.write(`${textTable([{ title: "device" }], [["INV-1"]])}\n`);
 *   await aborted(stop);
 * });
 * process.exit(await runProgram("edge-node", build, process.argv.slice(2)));
 */
export { durationMs, jsonObject, port, positive, sequenceNumber, unitId } from "./argument-parsers.ts";
export { formatAge, formatBytes, formatEnergy, formatFraction, formatPower } from "./format-quantity.ts";
export { LiveScreen } from "./live-screen.ts";
export { addLogOptions } from "./log-options.ts";
export { createLogger, type LogFormat } from "./logging.ts";
export type { Outcome } from "./outcome.ts";
export { printLine } from "./print-line.ts";
export { printable } from "./printable.ts";
export { runProgram } from "./run-program.ts";
export { aborted, shutdownSignal } from "./shutdown.ts";
export { type Column, textTable } from "./text-table.ts";
