import type { Clock } from "@sourceful/domain";
import type { LinkState } from "@sourceful/modbus";
import type { DriverLogLine } from "../call-report.ts";

/** What a service with a connection of its own needs from the runtime it serves. */
export interface ServiceHost {
  readonly clock: Clock;
  readonly onLink: (link: LinkState) => void;
  readonly onLog: (line: DriverLogLine) => void;
}
