import type { Clock, Logger } from "@sourceful/domain";

const PERIOD_MS = 60_000;
const MOST_A_PERIOD = 20;

/**
 * Warns of those who were not let in, so many a minute: whoever can reach the port could otherwise fill the disk.
 * The rest is told as debug, and counted in the next warning.
 */
export class StrangerLog {
  readonly #clock: Clock;
  #sinceMs = Number.NEGATIVE_INFINITY;
  #told = 0;
  #untold = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  warn(logger: Logger, message: string, fields: Readonly<Record<string, unknown>>): void {
    const nowMs = this.#clock.monotonicMs();
    if (nowMs - this.#sinceMs >= PERIOD_MS) {
      this.#sinceMs = nowMs;
      this.#told = 0;
    }
    if (this.#told >= MOST_A_PERIOD) {
      this.#untold += 1;
      logger.debug(message, fields);
      return;
    }
    this.#told += 1;
    logger.warn(message, this.#untold > 0 ? { ...fields, untold: this.#untold } : fields);
    this.#untold = 0;
  }
}
