/** What a device has to go through next: load its driver, initialise it, read it. */
export type Phase = "open" | "init" | "poll";

/** Where a device is. `NEW_LIFE_CYCLE` is the start. */
export interface LifeCycle {
  readonly phase: Phase;
  /** Steps failed in a row since the last good poll: how far to back off. */
  readonly failures: number;
  /** Steps failed since this VM was loaded: when to start over. */
  readonly failuresOfVm: number;
}

/**
 * How a step went. `idle`: a poll that neither succeeded nor failed, because it asked the device nothing.
 * `vm_lost`: the driver's worker was replaced and the VM is new. `out`: the driver may not run in this VM
 * any more.
 */
export type StepResult = "done" | "idle" | "failed" | "vm_lost" | "out";

export const NEW_LIFE_CYCLE: LifeCycle = { phase: "open", failures: 0, failuresOfVm: 0 };

/** Failed steps after which a device starts over: a new VM, and its initialisation again. */
const FAILURES_UNTIL_RELOAD = 3;

/**
 * The rules of a device's life. A device that fails repeatedly may have been rebooted or swapped and needs
 * its initialisation again, so it starts over; only a good poll proves that all is well.
 */
export function nextLifeCycle(cycle: LifeCycle, result: StepResult): LifeCycle {
  const { phase, failures, failuresOfVm } = cycle;
  switch (result) {
    case "done":
      if (phase === "open") return { phase: "init", failures, failuresOfVm: 0 };
      if (phase === "init") return { phase: "poll", failures, failuresOfVm };
      return { phase: "poll", failures: 0, failuresOfVm: 0 };
    case "idle":
      return cycle;
    case "out":
      return { phase: "open", failures: failures + 1, failuresOfVm: 0 };
    case "failed":
    case "vm_lost":
      break;
  }
  if (phase === "open" || failuresOfVm + 1 >= FAILURES_UNTIL_RELOAD) {
    return { phase: "open", failures: failures + 1, failuresOfVm: 0 };
  }
  const retried = result === "vm_lost" ? "init" : phase;
  return { phase: retried, failures: failures + 1, failuresOfVm: failuresOfVm + 1 };
}
