import type { DriverEntry, DriverStore } from "@sourceful/drivers";

/** Finds drivers for devices, in the store as it is now: stores are values, and the folders change. */
export class DriverLookup {
  #store: Pick<DriverStore, "find">;

  constructor(store: Pick<DriverStore, "find">) {
    this.#store = store;
  }

  /** From now on drivers come from `store`. */
  use(store: Pick<DriverStore, "find">): void {
    this.#store = store;
  }

  /** @throws ConfigError as `DriverStore.find` */
  find(registerMap: string): DriverEntry {
    return this.#store.find(registerMap);
  }
}
