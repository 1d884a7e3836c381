import { ConfigError, errorMessage } from "@sourceful/domain";

/** Of every scheme, wss included. Source: nats-server, DEFAULT_LEAFNODE_PORT. */
const DEFAULT_PORT = 7422;
/** Tells a WebSocket port that this is no client. Source: nats-server, leafNodeWSPath. */
const WEB_SOCKET_PATH = "/leafnode";
const SCHEMES = ["nats:", "tls:", "ws:", "wss:"];

/** Where a leaf connection goes. */
export interface LeafUrl {
  readonly host: string;
  readonly port: number;
  /** TLS whether the other server asks for it or not. */
  readonly isTls: boolean;
  /** For ws and wss: the URL of the HTTP request. */
  readonly webSocketUrl?: string;
  readonly user?: string;
  readonly password?: string;
  /** For people: no credentials. */
  readonly display: string;
}

/**
 * Reads a URL by nats-server's rules (edge-node contract 3.3).
 * @throws ConfigError config_invalid
 */
export function parseLeafUrl(text: string): LeafUrl {
  const { scheme, url } = parse(text);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (host === "") throw invalid("it names no host");
  // The parser leaves a port out that is a scheme's own, so the text decides what was given.
  const given = /^[a-z]+:\/\/(?:[^/?#]*@)?(?:\[[^\]]*\]|[^/?#:]*):(\d+)(?:[/?#]|$)/i.exec(text)?.[1];
  const port = given === undefined ? DEFAULT_PORT : Number(given);
  if (port < 1 || port > 65_535) throw invalid(`port ${port} is none`);
  const isWebSocket = scheme === "ws:" || scheme === "wss:";
  const place = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const path = `${url.pathname.replace(/\/+$/, "")}${WEB_SOCKET_PATH}`;
  return {
    host,
    port,
    isTls: scheme === "tls:" || scheme === "wss:",
    ...(isWebSocket && { webSocketUrl: `${scheme}//${place}${path}` }),
    ...(url.username !== "" && {
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    }),
    display: `${scheme}//${place}`,
  };
}

function parse(text: string): { scheme: string; url: URL } {
  const scheme = /^[a-z]+:/i.exec(text)?.[0].toLowerCase() ?? "";
  if (!SCHEMES.includes(scheme)) {
    throw invalid(`it must begin with ${SCHEMES.map((known) => `${known}//`).join(", ")}`);
  }
  try {
    // Under a scheme it knows, the parser reads host and path as a browser would.
    return { scheme, url: new URL(text.replace(/^[a-z]+:/i, "http:")) };
  } catch (cause) {
    throw invalid(errorMessage(cause), cause);
  }
}

function invalid(reason: string, cause?: unknown): ConfigError {
  return new ConfigError(`The NATS leaf URL cannot be used: ${reason}.`, { code: "config_invalid", cause });
}
