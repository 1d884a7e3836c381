import { type DerFacts, leastKnown, numberOf, ratingOf } from "./der-facts.ts";
import type { DerOffers } from "./der-offer.ts";
import { storageOffers } from "./storage-offer.ts";

/** A command ends within 10 s (decision 13). */
const NOTICE_S = 10;

/** What a stationary battery can do: the least of everything that bounds it, and nothing of what is not known. */
export function batteryOffers({ der, fields, ratedW, leastW, mostW }: DerFacts): DerOffers {
  const {
    rated_w: configuredW,
    capacity_wh: configuredWh,
    min_soc: minSoc = 0.2,
    max_soc: maxSoc = 0.9,
  } = der;
  const soc = numberOf(fields, "soc");
  const capacityWh = leastKnown(configuredWh, ratingOf(numberOf(fields, "capacity_wh")));
  const lowerW = numberOf(fields, "lower_limit_w");
  const stored = (fromSoc: number | undefined, toSoc: number | undefined) =>
    fromSoc === undefined || toSoc === undefined || capacityWh === undefined
      ? undefined
      : Math.max(0, (toSoc - fromSoc) * capacityWh);
  // Without a state of charge nothing keeps the building's reserve.
  const spareWh = soc === undefined ? undefined : stored(minSoc, soc);
  const roomWh = soc === undefined ? undefined : stored(soc, maxSoc);
  const ratingW = leastKnown(configuredW, ratingOf(ratedW), ratingOf(numberOf(fields, "rated_power_w")));
  return storageOffers({
    powerW: numberOf(fields, "w"),
    mostChargeW: leastKnown(
      ratingW,
      mostW,
      numberOf(fields, "upper_limit_w"),
      numberOf(fields, "available_charge_w"),
    ),
    mostDischargeW: leastKnown(
      ratingW,
      leastW === undefined ? undefined : -leastW,
      lowerW === undefined ? undefined : -lowerW,
      numberOf(fields, "available_discharge_w"),
    ),
    spareWh:
      spareWh === undefined ? undefined : leastKnown(spareWh, numberOf(fields, "available_discharge_wh")),
    roomWh: roomWh === undefined ? undefined : leastKnown(roomWh, numberOf(fields, "available_charge_wh")),
    noticeS: NOTICE_S,
    certainty: "firm",
  });
}
