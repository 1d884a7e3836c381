import { type OutgoingHttpHeaders, validateHeaderName, validateHeaderValue } from "node:http";
import type { OperationArgument } from "../lua-values.ts";
import type { HttpRequest } from "./http-exchange.ts";

/** Headers of the connection, not of the request: setting them could smuggle a second request in. */
const OWN_HEADERS = [
  "accept-encoding",
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/**
 * Makes a request of what a driver passed: URL, body, and a table of headers or a content type. A user name
 * and password in the URL become an Authorization header. A text says what is wrong.
 */
export function parseHttpArguments(
  method: HttpRequest["method"],
  [url, body, headers]: readonly (OperationArgument | undefined)[],
): HttpRequest | string {
  if (typeof url !== "string" || !URL.canParse(url)) return "http: the URL is malformed";
  const parsed = new URL(url);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") {
    return `http: ${parsed.protocol} is neither http: nor https:`;
  }
  const named = namedHeaders(headers);
  if (typeof named === "string") return named;
  const defaults: OutgoingHttpHeaders = { "user-agent": "sourceful-edge", accept: "*/*" };
  const authorization = basicAuthorization(parsed);
  if (authorization !== undefined) defaults["authorization"] = authorization;
  parsed.username = "";
  parsed.password = "";
  if (method === "GET") return { method, url: parsed, headers: { ...defaults, ...named } };
  const bytes = bodyBytes(body);
  if (!bytes) return "http: the body must be a text";
  return {
    method,
    url: parsed,
    headers: { ...defaults, "content-type": "application/json", ...named },
    body: bytes,
  };
}

function namedHeaders(headers: OperationArgument | undefined): OutgoingHttpHeaders | string {
  if (headers === null || headers === undefined) return {};
  if (typeof headers === "string") return namedHeaders({ "content-type": headers });
  if (typeof headers !== "object" || Array.isArray(headers) || headers instanceof Uint8Array) {
    return "http: the headers must be a table of names and texts";
  }
  const named: OutgoingHttpHeaders = {};
  for (const [written, value] of Object.entries(headers)) {
    const name = written.toLowerCase();
    if (OWN_HEADERS.includes(name)) return `http: the header ${name} is set by the host`;
    if (typeof value !== "string" && typeof value !== "number") return `http: the header ${name} is no text`;
    if (!isHeader(name, String(value)))
      return `http: the header ${name} has characters that no header may have`;
    named[name] = String(value);
  }
  return named;
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

function basicAuthorization({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return undefined;
  const bytes = Buffer.from(`${percentDecoded(username)}:${percentDecoded(password)}`);
  return `Basic ${bytes.toString("base64")}`;
}

/** A lone "%" in a password stands for itself. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function bodyBytes(body: OperationArgument | undefined): Uint8Array | undefined {
  if (body instanceof Uint8Array) return body;
  if (body === null || body === undefined) return new Uint8Array();
  if (typeof body === "string" || typeof body === "number") return Buffer.from(String(body));
  return undefined;
}
