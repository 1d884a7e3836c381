import { errorMessage, type Logger } from "@sourceful/domain";
import type { DeviceControl } from "./control/device-control.ts";
import type { DriverLoader } from "./driver-loader.ts";
import { type InitContext, initDriver } from "./init-driver.ts";
import type { PlaneSession } from "./plane.ts";

export interface QuarantinedDriver extends InitContext {
  readonly loader: Pick<DriverLoader, "openSuspect">;
  readonly control: Pick<DeviceControl, "isRevertNeeded" | "revert">;
  readonly logger: Logger;
}

/**
 * Calls the default mode of a driver that hung its worker: otherwise its device would go on with what it was
 * commanded. Once, in a new VM and apart from other devices; what hangs again is given up. Whether it worked is
 * told as for every other default mode. Never rejects.
 */
export async function revertQuarantined(driver: QuarantinedDriver): Promise<void> {
  const { loader, control, logger } = driver;
  if (!control.isRevertNeeded) return;
  let session: PlaneSession | undefined;
  try {
    const suspect = await loader.openSuspect();
    // What it cannot bring into default mode nobody commanded through it.
    if (!suspect) return;
    ({ session } = suspect);
    logger.warn("driver is quarantined: its default mode is tried once more");
    const report = await initDriver(session, driver);
    if (report && !report.ok)
      logger.warn("quarantined driver did not initialise", { error: report.error?.message });
  } catch (thrown) {
    logger.error("quarantined driver cannot be used", { error: errorMessage(thrown) });
  }
  await control.revert(session);
  await session?.close();
}
