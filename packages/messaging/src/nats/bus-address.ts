import { ConfigError } from "@sourceful/domain";

/** One server of a NATS URL. */
export interface BusAddress {
  scheme: "nats" | "tls" | "ws" | "wss";
  /** Without brackets when it is an IPv6 address. */
  host: string;
  port: number;
  /** Path of a WebSocket, "/" otherwise. */
  path: string;
  user?: string;
  password?: string;
  /** For people and logs: no credentials. */
  label: string;
}

const DEFAULT_PORTS = { nats: 4222, tls: 4222, ws: 80, wss: 443 } as const;

/**
 * Takes apart a NATS URL, or several with commas between them. A server without a scheme is `nats://`.
 * @throws ConfigError `config_invalid`
 */
export function parseBusUrl(url: string): [BusAddress, ...BusAddress[]] {
  const [first = "", ...others] = url.split(",").map((part) => part.trim());
  return [parseOne(first), ...others.map(parseOne)];
}

/**
 * The same URL for people and logs: without credentials, with every port.
 * @throws ConfigError `config_invalid`
 */
export function describeBusUrl(url: string): string {
  return parseBusUrl(url)
    .map(({ label }) => label)
    .join(",");
}

/**
 * Whether every server of a NATS URL is on this machine.
 * @throws ConfigError `config_invalid`
 */
export function isLocalBusUrl(url: string): boolean {
  return parseBusUrl(url).every(
    ({ host }) => host.toLowerCase() === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host),
  );
}

function parseOne(text: string): BusAddress {
  const withScheme = text.includes("://") ? text : `nats://${text}`;
  const parsed = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  const scheme = parsed?.protocol.slice(0, -1);
  if (!parsed || !isScheme(scheme) || parsed.hostname === "") {
    // The text is not repeated: it may hold a password.
    const fault = parsed && !isScheme(scheme) ? `scheme ${scheme} is not known` : "it has no host";
    throw new ConfigError(`Not a NATS URL (${fault}); use nats://, tls://, ws:// or wss:// and a host`, {
      code: "config_invalid",
    });
  }
  const port = parsed.port === "" ? DEFAULT_PORTS[scheme] : Number(parsed.port);
  return {
    scheme,
    host: parsed.hostname.replace(/^\[(.*)\]$/, "$1"),
    port,
    path: `${parsed.pathname || "/"}${parsed.search}`,
    ...(parsed.username && { user: decodeURIComponent(parsed.username) }),
    ...(parsed.password && { password: decodeURIComponent(parsed.password) }),
    label: `${scheme}://${parsed.hostname}:${port}`,
  };
}

function isScheme(scheme: string | undefined): scheme is BusAddress["scheme"] {
  return scheme !== undefined && Object.hasOwn(DEFAULT_PORTS, scheme);
}
