import type { BusMessage } from "@sourceful/messaging";
import type { ProbeRequest } from "./probe-request.ts";

/**
 * Reads the envelope of a request (edge-node contract 7). Whatever it is, something comes back: what cannot be
 * read is "" or absent and told in `problem`, so that an answer keeps as much of the id as there is.
 */
export function decodeProbeRequest({ subject, data, reply, headers = {} }: BusMessage): ProbeRequest {
  const document = parseJson(data);
  const isObject = typeof document === "object" && document !== null && !Array.isArray(document);
  const fields = (isObject ? document : {}) as Readonly<Record<string, unknown>>;
  const { id, method, params, reply_to: replyTo, progress_to: progressTo } = fields;
  const problem = isObject ? findProblem(fields) : "invalid request";
  return {
    id: typeof id === "string" ? id : typeof id === "number" ? String(id) : "",
    method: textOf(method) ?? "",
    params,
    replyTo: textOf(replyTo) ?? reply,
    progressTo: textOf(progressTo),
    subject,
    headers,
    fields,
    raw: data,
    ...(problem === undefined ? {} : { problem }),
  };
}

function findProblem(fields: Readonly<Record<string, unknown>>): string | undefined {
  const wrong = ["id", "method", "reply_to", "progress_to"].filter((name) => {
    const value = fields[name];
    return value !== undefined && value !== null && typeof value !== "string";
  });
  if (wrong.length > 0) return `invalid request: ${wrong.join(", ")} must be a text`;
  return textOf(fields["method"]) === undefined ? "invalid request: no method" : undefined;
}

function parseJson(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(data));
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
