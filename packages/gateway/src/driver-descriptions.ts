import type { DriverEntry } from "@sourceful/drivers";
import type { DriverDescription } from "@sourceful/luarunner";
import type { Plane } from "./plane.ts";

/**
 * What drivers say of themselves: which protocols they speak decides what their devices grant them, so it has
 * to be known before they are opened for a device. Each source is loaded once for it, with no grants.
 */
export class DriverDescriptions {
  readonly #plane: Plane;
  readonly #bySha256 = new Map<string, Promise<DriverDescription>>();

  constructor(plane: Plane) {
    this.#plane = plane;
  }

  /** @throws DeviceError `driver_invalid` or `driver_quarantined`, as `Plane.open`; asked again, it tries again */
  of(driver: DriverEntry): Promise<DriverDescription> {
    const known = this.#bySha256.get(driver.sha256);
    if (known) return known;
    const description = this.#read(driver);
    this.#bySha256.set(driver.sha256, description);
    description.catch(() => this.#bySha256.delete(driver.sha256));
    return description;
  }

  async #read({ name, source, sha256 }: DriverEntry): Promise<DriverDescription> {
    // No serial number has a space, so this is no device's id.
    const session = await this.#plane.open({
      deviceId: `driver ${name} ${sha256}`,
      driverName: name,
      source,
    });
    const { description } = session;
    await session.close();
    return description;
  }
}
