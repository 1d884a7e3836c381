import type { DriverGrants } from "./driver-grants.ts";

/** What a driver needs to run. */
export interface DriverSpec {
  /** Unique among the drivers of a plane: the device's serial number. */
  deviceId: string;
  /** For messages: `sunspec` gives `sunspec.lua:12: …`. */
  driverName: string;
  /** Lua source text. */
  source: string;
  /** What it may reach; nothing when not given. */
  grants?: DriverGrants;
  /**
   * A try-out: what it learns of its device is forgotten, what it wants kept is refused, and it runs apart from
   * other drivers, unless one of them has the same Modbus endpoint.
   */
  isTransient?: boolean;
  /** It hung its worker before: it runs apart from devices even where it has the endpoint of one. */
  isSuspect?: boolean;
}
