import type { SchemaProblem } from "@sourceful/messaging";
import { type DeviceConfig, enabledDers, isPublished } from "../device-config.ts";
import type { SiteConfig } from "./site-config.ts";

/** What will not work although both files are valid: meters that are not published, DERs that are not enabled. */
export function findSiteWarnings(
  { meter, circuits = [], ders = [] }: SiteConfig,
  devices: readonly DeviceConfig[],
): SchemaProblem[] {
  const warnings: SchemaProblem[] = [];
  const check = (path: string, sn: string, isUsable: (device: DeviceConfig) => boolean, what: string) => {
    const device = devices.find((each) => each.sn === sn);
    if (!device) warnings.push({ path, message: `names ${sn}, which devices.json does not list` });
    else if (!isUsable(device)) warnings.push({ path, message: `names ${sn}, ${what}` });
  };
  const isMeter = (device: DeviceConfig) => isPublished(device, "meter");
  check("meter", meter, isMeter, "whose meter is not enabled in ders");
  circuits.forEach(({ meter: sn }, index) => {
    if (sn !== undefined)
      check(`circuits[${index}].meter`, sn, isMeter, "whose meter is not enabled in ders");
  });
  ders.forEach(({ sn, type }, index) => {
    const isEnabled = (device: DeviceConfig) => enabledDers(device).includes(type);
    check(
      `ders[${index}]`,
      sn,
      isEnabled,
      `whose ${type} is not enabled in ders, so that nobody can command it`,
    );
  });
  return warnings;
}
