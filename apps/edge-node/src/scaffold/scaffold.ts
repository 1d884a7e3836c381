import type { Exchange } from "../fixture/exchange.ts";
import type { StepOutcome } from "../fixture/step-outcome.ts";

/** The beginnings of a driver for one protocol, and what its device says in the fixture beside it. */
export interface Scaffold {
  /** Lua after the DRIVER table. */
  lua: string;
  /** What the made-up device answers to driver_init and driver_poll. */
  init: Exchange[];
  poll: Exchange[];
  /** What driver_poll does then. */
  expect: StepOutcome;
}
