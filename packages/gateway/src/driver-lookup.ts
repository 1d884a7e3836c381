import type { Logger } from "@sourceful/domain";
import { type DriverEntry, type DriverStore, formatProblem } from "@sourceful/drivers";

/**
 * Finds drivers for devices. A device that has to ask again gets the folders as they are by then, so a driver
 * that is added or repaired while the gateway runs is found without a restart.
 */
export class DriverLookup {
  #store: DriverStore;
  #reload: Promise<DriverStore> | undefined;
  readonly #logger: Logger;

  constructor(store: DriverStore, logger: Logger) {
    this.#store = store;
    this.#logger = logger;
  }

  /**
   * @param isAgain true when the last answer was of no use
   * @throws ConfigError as `DriverStore.find`
   */
  async find(registerMap: string, isAgain: boolean): Promise<DriverEntry> {
    if (isAgain) await this.#refresh();
    return this.#store.find(registerMap);
  }

  /** From now on drivers come from `store`. */
  use(store: DriverStore): void {
    this.#store = store;
  }

  /** Devices that ask while the folders are being read share the answer. */
  async #refresh(): Promise<void> {
    this.#reload ??= this.#store.reload().finally(() => {
      this.#reload = undefined;
    });
    const known = new Set(this.#store.problems.map(formatProblem));
    const store = await this.#reload;
    if (store === this.#store) return;
    this.#store = store;
    for (const problem of store.problems) {
      const text = formatProblem(problem);
      if (!known.has(text)) this.#logger.warn("driver file cannot be used", { problem: text });
    }
  }
}
