import type { JsonValue } from "../fixture/json-value.ts";

/** What the device of one catalogue driver says, in the driver's own protocol. */
export interface DeviceFeed {
  /** Bodies by path with query; a function for devices with many paths alike. */
  http?: Readonly<Record<string, JsonValue>> | ((path: string) => JsonValue | undefined);
  /** Payloads by topic, before every poll. */
  mqtt?: Readonly<Record<string, string>>;
  /** Bytes, before every poll. */
  bytes?: Uint8Array;
  /** Settings the driver cannot start without, by the address of its device. */
  config?: (address: string) => Record<string, JsonValue>;
}
