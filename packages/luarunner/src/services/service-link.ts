import type { Clock } from "@sourceful/domain";
import type { LinkState } from "@sourceful/modbus";

/** What a service knows about its connection; every change is told. */
export class ServiceLink {
  readonly #clock: Clock;
  readonly #onChange: (state: LinkState) => void;
  #state: LinkState;

  constructor(clock: Clock, onChange: (state: LinkState) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
    this.#state = { status: "idle", sinceMs: clock.nowMs() };
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Does nothing when that is the state already. */
  set(status: LinkState["status"], error?: string): void {
    if (this.#state.status === status && this.#state.error === error) return;
    const sinceMs = this.#clock.nowMs();
    this.#state = Object.freeze({ status, sinceMs, ...(error === undefined ? {} : { error }) });
    this.#onChange(this.#state);
  }
}
