import type { WatchdogState } from "@sourceful/control";
import type { Clock } from "@sourceful/domain";
import { withinTime } from "../within-time.ts";

/** What others should hear of. */
export interface DerEvent {
  readonly type:
    | "failsafe_entered"
    | "failsafe_left"
    | "default_unconfirmed"
    | "default_confirmed"
    | "master_refused";
  readonly src?: string;
  readonly holder?: string;
  readonly reason?: string;
}

/** What others see of a DER's watchdog. */
export interface DerView {
  readonly state: WatchdogState;
  readonly isDefaultConfirmed: boolean;
  /** Why the default mode is not confirmed; undefined while it is, or was not tried yet. */
  readonly defaultProblem: string | undefined;
  /** Whose commands it obeys. */
  readonly holder: string | undefined;
  /** Time until the watchdog ends unless it is fed, ms. */
  readonly expiresInMs: number | undefined;
}

export interface DerNewsOptions {
  readonly clock: Clock;
  readonly onEvent: (event: DerEvent) => void;
  /** Told of every change others see in the state. */
  readonly onChange: () => void;
}

interface Unstored {
  readonly view: DerView;
  readonly events: DerEvent[];
}

/** A disk that does not answer keeps news back for so long, ms. */
const MOST_WAIT_MS = 2_000;

/** What others hear of a DER: what a restart must go on with is on disk before anybody is told of it, in its order. */
export class DerNews {
  readonly #options: DerNewsOptions;
  /** What is on its way to the disk, oldest first. */
  readonly #unstored: Unstored[] = [];
  #settled: Promise<void> = Promise.resolve();

  constructor(options: DerNewsOptions) {
    this.#options = options;
  }

  /** What others still see; undefined when it is what is. */
  get view(): DerView | undefined {
    return this.#unstored[0]?.view;
  }

  /** Resolves when everything has been told. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /**
   * Until `stored` has settled others see `view` and hear nothing. What could not be stored is told all the same, with
   * the problem it resolves with.
   */
  hold(stored: Promise<string | undefined>, view: DerView): void {
    const held: Unstored = { view, events: [] };
    this.#unstored.push(held);
    const problem = this.#problemOf(stored);
    this.#settled = this.#settled.then(async () => this.#release(held, await problem));
  }

  /** Tells it, after everything before it. */
  tell(event: DerEvent): void {
    const last = this.#unstored.at(-1);
    if (last) last.events.push(event);
    else this.#options.onEvent(event);
  }

  /** Tells of a change of the state, unless others cannot see it yet. */
  changed(): void {
    if (this.#unstored.length === 0) this.#options.onChange();
  }

  async #problemOf(stored: Promise<string | undefined>): Promise<string | undefined> {
    let problem: string | undefined = `the disk has not answered for ${MOST_WAIT_MS} ms`;
    const answered = stored.then((answer) => {
      problem = answer;
    });
    await withinTime(this.#options.clock, MOST_WAIT_MS, answered);
    return problem;
  }

  #release({ events }: Unstored, problem: string | undefined): void {
    const { onEvent, onChange } = this.#options;
    this.#unstored.shift();
    for (const event of events) onEvent(problem === undefined ? event : withProblem(event, problem));
    onChange();
  }
}

function withProblem(event: DerEvent, problem: string): DerEvent {
  if (event.type !== "failsafe_entered" && event.type !== "failsafe_left") return event;
  const own = event.reason === undefined ? "" : `${event.reason}; `;
  return { ...event, reason: `${own}not on disk: ${problem}` };
}
