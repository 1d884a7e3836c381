import { type EdgeError, errorMessage, ProtocolError, RejectedError, TimeoutError } from "@sourceful/domain";

const PATIENCE_MS = 10_000;

/**
 * Asks the API of a running node and answers the JSON it gave.
 *
 * @throws TimeoutError `connection_failed` when nothing answers there, ProtocolError `message_invalid` when what
 *   answers is no EdgeWare, RejectedError `not_permitted` with the node's words when it says no
 */
export async function askNode<T>(url: string, path: string, body?: object): Promise<T> {
  const address = new URL(path, url);
  let text: string;
  let status: number;
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    status = response.status;
    text = await response.text();
  } catch (cause) {
    throw new TimeoutError(
      `no EdgeWare answers at ${address.origin}: is edgeware run running? --url names another (${errorMessage(cause)})`,
      { code: "connection_failed", cause },
    );
  }
  return read(address, status, text) as T;
}

function read(address: URL, status: number, text: string): unknown {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (cause) {
    throw new ProtocolError(`what answers at ${address.origin} is no EdgeWare`, {
      code: "message_invalid",
      cause,
    });
  }
  // A node that is not well answers 503 to who asks for its health, in the same form.
  if (status < 400 || (typeof answer === "object" && answer !== null && "status" in answer)) return answer;
  throw refusal(answer);
}

function refusal(answer: unknown): EdgeError {
  const { message, reason } = (answer ?? {}) as { message?: string; reason?: string };
  return new RejectedError(reason ?? message ?? "the node says no", { code: "not_permitted" });
}
