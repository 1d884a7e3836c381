import {
  AuthorizationError,
  PermissionViolationError,
  ProtocolError,
  TimeoutError,
  UserAuthenticationExpiredError,
} from "@nats-io/nats-core/internal";
import type { BusFailure } from "../bus.ts";

type Fault = Omit<BusFailure, "atMs">;

/** The client's errors that carry a server's refusal. */
const REFUSALS = [
  AuthorizationError,
  UserAuthenticationExpiredError,
  PermissionViolationError,
  ProtocolError,
] as const;

/** What a failed connection attempt means: did a server refuse us, or did none answer? */
export function describeAttemptFault(thrown: unknown, timeoutMs: number): Fault {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (isRefusal(error)) return { reason: "refused", message: error.message };
  if (/^Unexpected server response: 40[13]\b/.test(error.message)) {
    return { reason: "refused", message: error.message };
  }
  if (error instanceof TimeoutError) {
    return { reason: "unreachable", message: `no answer within ${timeoutMs} ms` };
  }
  // An AggregateError of several addresses has a code and no message.
  const code = "code" in error ? String(error.code) : "";
  return { reason: "unreachable", message: error.message || code || error.name };
}

/** What the end of a connection means; a server may end it with a refusal too. */
export function describeEnd(error: Error | undefined): Fault {
  if (error && isRefusal(error)) return { reason: "refused", message: error.message };
  return { reason: "lost", message: error?.message || "the server closed the connection" };
}

function isRefusal(error: Error): boolean {
  return REFUSALS.some((refusal) => error instanceof refusal);
}
