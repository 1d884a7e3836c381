/** A pending timer that can be taken back. */
export interface Timer {
  cancel(): void;
}

/** Time as an argument, so that rules can be tested without waiting. */
export interface Clock {
  /** Wall clock, Unix epoch in ms. Jumps when the system's time is set. */
  nowMs(): number;
  /** Monotonic time in ms with a fraction; only differences mean anything. */
  monotonicMs(): number;
  /** Calls `run` once after `delayMs` (>= 0), however long: weeks too. */
  after(delayMs: number, run: () => void): Timer;
}

/** Resolves after `delayMs`; rejects with the signal's reason when it aborts first. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const onAbort = () => {
      timer.cancel();
      reject(signal?.reason as Error);
    };
    const timer = clock.after(delayMs, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/** Longest delay a timer of the system can have, ms; a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** The machine's clock. Timers keep the process alive, as setTimeout does. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, run) {
    let handle: ReturnType<typeof setTimeout>;
    const wait = (leftMs: number): void => {
      handle =
        leftMs > LONGEST_MS
          ? setTimeout(() => wait(leftMs - LONGEST_MS), LONGEST_MS)
          : setTimeout(run, leftMs);
    };
    wait(delayMs);
    return { cancel: () => clearTimeout(handle) };
  },
};
