import type { DriverSession, DriverSpec } from "@sourceful/luarunner";

/** What a device needs of the driver it has opened. */
export type PlaneSession = Pick<
  DriverSession,
  "description" | "loadReport" | "link" | "call" | "makeWay" | "onEvent" | "close"
>;

/** What the gateway needs of the device plane (`DevicePlane` of luarunner). */
export interface Plane {
  open(spec: DriverSpec): Promise<PlaneSession>;
}
