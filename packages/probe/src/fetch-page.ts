import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { type Clock, EdgeError, errorMessage, ProtocolError, TimeoutError } from "@sourceful/domain";
import { cutUtf8 } from "./cut-utf8.ts";
import type { ProbeTargets } from "./probe-targets.ts";

const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

export interface PageRequest {
  readonly url: URL;
  readonly method: string;
  /** Of the body; what is beyond is not read. */
  readonly maxBytes: number;
  /** For all of it, redirects included, ms. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What a web server answered. */
export interface Page {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: string;
  /** The body goes on. */
  readonly isCut: boolean;
  /** Where the answer came from in the end, without user name and password. */
  readonly url: string;
}

interface PageOptions {
  readonly targets: Pick<ProbeTargets, "find">;
  readonly clock: Clock;
}

/** @throws ProtocolError `probe_params_invalid` for what is no URL of HTTP */
export function parseHttpUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === "http:" || url.protocol === "https:")) return url;
  throw new ProtocolError(`${name} is no http:// or https:// URL`, { code: "probe_params_invalid" });
}

/**
 * Asks a web server, over a connection to an address that was checked, and follows redirects, each checked in
 * the same way. User name and password of the URL go to its own host only.
 *
 * @throws as `ProbeTargets.find`, for the host of a redirect too
 * @throws TimeoutError `connection_failed` or `request_timeout`; whatever the signal was aborted with
 */
export async function fetchPage(request: PageRequest, { targets, clock }: PageOptions): Promise<Page> {
  const late = new AbortController();
  const { timeoutMs } = request;
  const timer = clock.after(timeoutMs, () =>
    late.abort(new TimeoutError(`no answer in ${timeoutMs} ms`, { code: "request_timeout", retry: "later" })),
  );
  const signal = AbortSignal.any([request.signal, late.signal]);
  let { url } = request;
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await exchange({ ...request, url, signal }, targets);
      const next = redirectOf(answer, request.method, url);
      if (!next) return await readPage(answer, url, request.maxBytes, signal);
      answer.destroy();
      if (next.origin !== url.origin) next.username = next.password = "";
      url = next;
    }
    throw new ProtocolError(`more than ${MAX_REDIRECTS} redirects`, { code: "message_invalid" });
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof EdgeError) throw thrown;
    throw new TimeoutError(reasonOf(thrown), { code: "connection_failed", retry: "later", cause: thrown });
  } finally {
    timer.cancel();
  }
}

async function exchange(
  { url, method, signal }: PageRequest,
  targets: Pick<ProbeTargets, "find">,
): Promise<IncomingMessage> {
  const isTls = url.protocol === "https:";
  const target = await targets.find(url.hostname, Number(url.port) || (isTls ? 443 : 80));
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const start = isTls ? requestHttps : requestHttp;
    const headers = { "user-agent": "sourceful-edge", accept: "*/*" };
    // A connection of its own: nothing stays open behind the probe.
    const outgoing = start(url, { method, headers, lookup: target.lookup, agent: false, signal }, resolve);
    outgoing.once("error", reject);
    outgoing.end();
  });
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, method: string, url: URL): URL | undefined {
  const { location } = headers;
  const isFollowed = (method === "GET" || method === "HEAD") && REDIRECTS.includes(statusCode);
  if (!isFollowed || location === undefined) return undefined;
  if (!URL.canParse(location, url.href)) {
    throw new ProtocolError("redirected to what is no URL", { code: "message_invalid" });
  }
  return parseHttpUrl("the target of a redirect", new URL(location, url).href);
}

async function readPage(
  answer: IncomingMessage,
  url: URL,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Page> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop destroys the answer, and with it the connection.
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) break;
  }
  signal.throwIfAborted();
  const shown = new URL(url);
  shown.username = shown.password = "";
  return {
    status: answer.statusCode ?? 0,
    contentType: answer.headers["content-type"],
    body: cutUtf8(Buffer.concat(chunks), maxBytes),
    isCut: size > maxBytes,
    url: shown.href,
  };
}

/** Failures of several addresses have an empty message and the reasons inside. */
function reasonOf(thrown: unknown): string {
  return thrown instanceof AggregateError ? thrown.errors.map(errorMessage).join(", ") : errorMessage(thrown);
}
