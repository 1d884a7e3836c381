import type { Clock, Logger } from "@sourceful/domain";
import type { DriverStore } from "@sourceful/drivers";
import type { DeviceStatus, Plane } from "@sourceful/gateway";
import type { ProbeTargets } from "./probe-targets.ts";

/** What the methods need of the node they look through. */
export interface ProbeSite {
  readonly serial: string;
  readonly plane: Plane;
  readonly targets: ProbeTargets;
  /** The drivers as they are now. */
  readonly store: () => Pick<DriverStore, "entries">;
  /** The gateway's devices as they are now. */
  readonly devices: () => readonly DeviceStatus[];
  readonly clock: Clock;
  readonly logger: Logger;
}
