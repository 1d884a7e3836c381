import type { ModbusTarget } from "./services/modbus-service.ts";

/** A broker. Without `tls` the connection is in the clear. */
export interface MqttTarget {
  host: string;
  port: number;
  username?: string;
  password?: string;
  tls?: {
    /** Certificates that are trusted, PEM; those of the system when not given. */
    ca?: string | undefined;
    /** SHA-256 of the broker's own certificate, hex; then nothing else is checked. */
    pinSha256?: string | undefined;
  };
}

/**
 * Where hosts are asked instead, by host name: a peer on this machine in place of a service on the internet,
 * to try a driver without the service. A stand-in needs no place in the allow-list; it comes from a program,
 * never from a configuration file.
 */
export type StandIns = Readonly<Record<string, { host: string; port: number }>>;

/** Hosts a driver may send requests to. */
export interface HttpTarget {
  /** `host` for any port, or `host:port`. */
  allowedHosts: readonly string[];
  /** SHA-256 of the server's own certificate, hex; then nothing else is checked. */
  tlsPinSha256?: string;
  standIns?: StandIns;
  /** Paths to which a POST signs in or asks, and changes nothing: allowed in calls that may not write. */
  signInPaths?: readonly string[];
  /** Whether POST and PATCH are allowed; true when not given. */
  canWrite?: boolean;
  /** 15,000 when not given. */
  timeoutMs?: number;
  /** Most bytes of an answer; 1 MiB when not given. */
  maxBytes?: number;
}

export interface WebSocketTarget {
  /** `host` for any port, or `host:port`. */
  allowedHosts: readonly string[];
  tlsPinSha256?: string;
  standIns?: StandIns;
}

export interface TcpTarget {
  /** `host` for any port, or `host:port`. */
  allowedHosts: readonly string[];
}

/** A serial line: behind a serial server that passes bytes on as they are, or a port of this machine. */
export type SerialTarget =
  | { kind: "tcp"; host: string; port: number }
  | {
      kind: "port";
      path: string;
      baudRate?: number;
      dataBits?: 7 | 8;
      parity?: "none" | "even" | "odd";
      stopBits?: 1 | 2;
    };

/**
 * What a driver may reach, and nothing else: its own device, over the protocols it was configured for. What is
 * not granted answers with an error.
 */
export interface DriverGrants {
  modbus?: ModbusTarget;
  mqtt?: MqttTarget;
  http?: HttpTarget;
  websocket?: WebSocketTarget;
  tcp?: TcpTarget;
  serial?: SerialTarget;
}
