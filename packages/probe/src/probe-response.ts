import type { ErrorCode } from "@sourceful/domain";
import { cutUtf8 } from "./cut-utf8.ts";

/** What became of a question, as it goes on the wire. */
export interface ProbeResponse {
  /** That of the request. */
  readonly id: string;
  readonly success: boolean;
  readonly result?: object;
  readonly error?: string;
  /** Why, for programs; ours. */
  readonly code?: ErrorCode;
}

/** Largest payload of a NATS server as it comes. */
const MAX_BYTES = 1_048_576;
const MAX_ERROR_BYTES = 4_096;

/**
 * The answer's bytes, at most `maxBytes`: keys in the order `id`, `success`, `result`, `error`, `code`. A larger
 * one loses the ends of its longest lists and texts, and names them in `truncated`; it is never lost as a whole.
 */
export function encodeProbeResponse(response: ProbeResponse, maxBytes: number = MAX_BYTES): Uint8Array {
  const { id, success, result, code } = response;
  const error = response.error && cutUtf8(Buffer.from(response.error), MAX_ERROR_BYTES);
  const encode = (shown: object | undefined, truncated: readonly string[]) =>
    Buffer.from(
      JSON.stringify({
        id,
        success,
        ...(shown === undefined ? {} : { result: shown }),
        ...(error ? { error } : {}),
        ...(code === undefined ? {} : { code }),
        ...(truncated.length === 0 ? {} : { truncated }),
      }),
    );
  let bytes = encode(result, []);
  const shown: Record<string, unknown> = { ...result };
  const truncated = new Set<string>();
  while (bytes.length > maxBytes) {
    const longest = longestKey(shown);
    if (longest === undefined) return Buffer.from(JSON.stringify({ id: id.slice(0, 256), ...TOO_LARGE }));
    shown[longest] = half(shown[longest]);
    truncated.add(longest);
    bytes = encode(shown, [...truncated]);
  }
  return bytes;
}

const TOO_LARGE = {
  success: false,
  error: "the answer is too large to be sent",
  code: "value_out_of_range",
} as const satisfies Partial<ProbeResponse>;

function longestKey(result: Readonly<Record<string, unknown>>): string | undefined {
  const sizes = Object.entries(result)
    .filter(([, value]) => (typeof value === "object" && value !== null) || typeof value === "string")
    .filter(([, value]) => !isEmpty(value))
    .map(([key, value]) => [key, JSON.stringify(value).length] as const);
  return sizes.toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function isEmpty(value: unknown): boolean {
  return Object.keys(value as object).length === 0;
}

function half(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, value.length >> 1);
  if (typeof value === "string") return cutUtf8(Buffer.from(value), Buffer.byteLength(value) >> 1);
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.slice(0, entries.length >> 1));
}
