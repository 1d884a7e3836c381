import type { ForbiddenGap } from "@sourceful/modbus";
import type { DriverSpec } from "./driver-spec.ts";

/** Keeps, from run to run, where devices refuse merged reads. Knowing it saves requests and changes no value. */
export interface ReadMemory {
  of(deviceId: string): readonly ForbiddenGap[];
  /** Takes the place of what was kept. Must not throw. */
  keep(deviceId: string, forbiddenGaps: readonly ForbiddenGap[]): void;
}

export function withForbiddenGaps(spec: DriverSpec, forbiddenGaps: readonly ForbiddenGap[]): DriverSpec {
  if (!spec.grants?.modbus || forbiddenGaps.length === 0) return spec;
  return { ...spec, grants: { ...spec.grants, modbus: { ...spec.grants.modbus, forbiddenGaps } } };
}
