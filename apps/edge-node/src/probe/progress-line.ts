import type { ProbeProgress } from "@sourceful/probe";
import { printable } from "@sourceful/terminal";

const BAR_WIDTH = 24;
const CLEAR_LINE = "\r\u001b[K";

/** How far a method is, on stderr: a bar on a terminal, a line each elsewhere, JSON with `json`. */
export class ProgressLine {
  readonly #json: boolean;
  #isShown = false;

  constructor(json: boolean) {
    this.#json = json;
  }

  show(progress: ProbeProgress): void {
    if (this.#json) {
      process.stderr.write(`${JSON.stringify({ progress })}\n`);
    } else if (process.stderr.isTTY) {
      this.#isShown = true;
      const width = Math.max(20, process.stderr.columns || 80) - 1;
      process.stderr.write(`${CLEAR_LINE}${progressText(progress).slice(0, width)}`);
    } else {
      process.stderr.write(`${progressText(progress)}\n`);
    }
  }

  /** Takes the bar off the terminal. */
  close(): void {
    if (this.#isShown) process.stderr.write(CLEAR_LINE);
  }
}

/** `████████····  66 %  read holding 50-99 [2/3] 4 found`. */
export function progressText({ status, done, total }: ProbeProgress): string {
  if (done === undefined || total === undefined || !(total > 0)) return printable(status);
  const fraction = Math.min(1, Math.max(0, done / total));
  const filled = Math.round(fraction * BAR_WIDTH);
  const bar = `${"█".repeat(filled)}${"·".repeat(BAR_WIDTH - filled)}`;
  return `${bar} ${String(Math.floor(fraction * 100)).padStart(3)} %  ${printable(status)}`;
}
