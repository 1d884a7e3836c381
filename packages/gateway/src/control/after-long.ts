import type { Clock, Timer } from "@sourceful/domain";

/** Longest delay a timer of the system can have, ms; a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Calls `run` once after `delayMs`, however long: weeks too. */
export function afterLong(clock: Clock, delayMs: number, run: () => void): Timer {
  let timer: Timer;
  const wait = (leftMs: number): void => {
    timer =
      leftMs <= LONGEST_MS
        ? clock.after(leftMs, run)
        : clock.after(LONGEST_MS, () => wait(leftMs - LONGEST_MS));
  };
  wait(delayMs);
  return { cancel: () => timer.cancel() };
}
