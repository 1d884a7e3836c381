import type { OperationArgument } from "./lua-values.ts";

/**
 * One thing a driver asked the host to do, and the answer it got: what `driver record` keeps and
 * `driver replay` serves again.
 */
export interface OperationRecord {
  /** A name of HOST_OPERATIONS. */
  operation: string;
  /** As the prelude passed them; a register space is its place in REGISTER_KINDS. */
  args: readonly OperationArgument[];
  /** What the driver got; undefined when the call was stopped before there was any. */
  answer?: readonly unknown[];
}
