import {
  TimeoutError as ClientTimeoutError,
  NoRespondersError,
  PermissionViolationError,
} from "@nats-io/nats-core/internal";
import { type EdgeError, errorMessage, ProtocolError, TimeoutError } from "@sourceful/domain";

/** The client's error of a failed request, in our terms. */
export function toRequestError(thrown: unknown, subject: string, timeoutMs: number): EdgeError {
  const details = { subject };
  const cause = thrown;
  // What came from the server is wrapped once more.
  const chain = [thrown, thrown instanceof Error ? thrown.cause : undefined];
  if (chain.some((error) => error instanceof NoRespondersError)) {
    return new TimeoutError(`Nobody answers on ${subject}`, {
      code: "no_responders",
      retry: "later",
      cause,
      details,
    });
  }
  if (chain.some((error) => error instanceof ClientTimeoutError)) {
    return new TimeoutError(`No answer on ${subject} within ${timeoutMs} ms`, {
      code: "request_timeout",
      retry: "later",
      cause,
      details,
    });
  }
  if (chain.some((error) => error instanceof PermissionViolationError)) {
    return new ProtocolError(`The server forbids ${subject}: ${errorMessage(thrown)}`, {
      code: "not_permitted",
      cause,
      details,
    });
  }
  return new TimeoutError(`The connection ended during a request on ${subject}: ${errorMessage(thrown)}`, {
    code: "connection_lost",
    retry: "later",
    cause,
    details,
  });
}
