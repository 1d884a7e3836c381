import { fitPage } from "./fit-page.ts";

const TERMINAL_EVERY_MS = 500;
const PIPE_EVERY_MS = 2_000;
const CLEAR = "\u001b[H\u001b[J";

/** A page on stdout that is drawn again and again: in place on a terminal, one after another in a pipe. */
export class LiveScreen {
  readonly #page: () => string;
  readonly #timer: NodeJS.Timeout;

  static start(page: () => string): LiveScreen {
    return new LiveScreen(page);
  }

  private constructor(page: () => string) {
    this.#page = page;
    this.#draw();
    this.#timer = setInterval(() => this.#draw(), process.stdout.isTTY ? TERMINAL_EVERY_MS : PIPE_EVERY_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #draw(): void {
    const { isTTY, rows, columns } = process.stdout;
    const page = this.#page();
    // One that is longer or wider than the terminal would scroll away at every stroke. Some do not know their size.
    const fitted = isTTY && rows > 2 && columns > 0 ? fitPage(page, rows - 2, columns) : page;
    process.stdout.write(`${isTTY ? CLEAR : ""}${fitted}\n\n`);
  }
}
