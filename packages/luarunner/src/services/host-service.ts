import type { LinkState } from "@sourceful/modbus";
import type { CallRecorder } from "../call-recorder.ts";
import type { OperationArgument } from "../lua-values.ts";
import type { WriteScope } from "../write-scope.ts";

/** Results of what a driver asked for, as Lua gets them; a failure is (nil, text). */
export type Answer = readonly unknown[];

/** The driver call on whose behalf an operation is performed. */
export interface ServiceCall {
  readonly recorder: CallRecorder;
  /** "control" for urgent calls. */
  readonly priority: "control" | "poll";
  /** Every write takes its leave here before it goes out. */
  readonly writes: Pick<WriteScope, "take" | "isSignIn">;
  /** Aborts when the call is stopped from outside. */
  readonly signal: AbortSignal;
}

export interface Operation {
  /**
   * Never rejects for what a peer does: that is an answer. Texts of Lua arrive as strings, or as bytes where
   * they are no UTF-8.
   */
  readonly perform: (args: readonly OperationArgument[], call: ServiceCall) => Answer | Promise<Answer>;
  /** It changes something outside: a call that is stopped still waits for it, to report what became of it. */
  readonly isWrite?: boolean;
}

/** One kind of thing a driver may use, over the connection its device was granted. */
export interface HostService {
  /** By the names of HOST_OPERATIONS. */
  readonly operations: Readonly<Record<string, Operation>>;
  /** State of the connection, where there is one that lasts. */
  readonly link?: LinkState | undefined;
  close(): Promise<void>;
}
