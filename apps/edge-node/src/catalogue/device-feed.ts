import type { JsonValue } from "../fixture/json-value.ts";

/** What the device of one catalogue driver says, in the driver's own protocol. */
export interface DeviceFeed {
  /** Bodies by path with query; a function for devices with many paths alike. */
  http?: Readonly<Record<string, JsonValue>> | ((path: string) => JsonValue | undefined);
  /** HTTP is spoken over TLS, with a certificate of the device's own. */
  isTls?: true;
  /** Services on the internet that the driver asks by name; `http` and `webSocket` stand in for them, over TLS. */
  cloud?: { http?: string; webSocket?: string };
  /** Paths to which the driver posts to sign in or to ask, as `sign_in_paths` of devices.json. */
  signInPaths?: readonly string[];
  /** What comes back for a text on a WebSocket. */
  webSocket?: (message: string) => readonly string[];
  /** Payloads by topic, before every poll. */
  mqtt?: Readonly<Record<string, string>>;
  /** Bytes, before every poll. */
  bytes?: Uint8Array;
  /** Settings the driver cannot start without, by the address of its device. */
  config?: (address: string) => Record<string, JsonValue>;
}
