import type { CallReport } from "@sourceful/luarunner";
import type { DeviceConfig } from "./device-config.ts";
import { driverConfig } from "./driver-spec.ts";
import type { PlaneSession } from "./plane.ts";
import type { SecretStore } from "./secret-store.ts";

/** Longest time driver_init may take, ms (driver-host reference 8.1). */
const INIT_DEADLINE_MS = 10_000;

export interface InitContext {
  readonly device: DeviceConfig;
  readonly gatewaySerial: string;
  /** What drivers asked to have kept. */
  readonly secrets?: Pick<SecretStore, "of"> | undefined;
}

/** Calls `driver_init`; undefined when the driver has none. @throws as `PlaneSession.call` */
export async function initDriver(
  session: PlaneSession,
  { device, gatewaySerial, secrets }: InitContext,
): Promise<CallReport | undefined> {
  if (!session.description.functions.includes("driver_init")) return undefined;
  const config = driverConfig(device, gatewaySerial, secrets?.of(device.sn));
  return session.call("driver_init", [config], { deadlineMs: INIT_DEADLINE_MS, writes: "bounded" });
}
