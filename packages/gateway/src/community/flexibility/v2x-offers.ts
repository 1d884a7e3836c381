import { type DerFacts, leastKnown, numberOf, ratingOf } from "./der-facts.ts";
import { type DerOffers, NO_OFFER } from "./der-offer.ts";
import { storageOffers } from "./storage-offer.ts";

/** A car takes its time to follow a charger (ISO 15118-20: a power loop of seconds, a new schedule of up to 60). */
const NOTICE_S = 60;

/** What a car at a bidirectional charger can do. It may drive away, so nothing of it is firm. */
export function v2xOffers({ der, fields, ratedW, leastW, mostW }: DerFacts): DerOffers {
  const isPlugged = fields["plug_connected"];
  if (isPlugged === false) return { up: NO_OFFER, down: NO_OFFER };
  const soc = numberOf(fields, "vehicle_soc_fract");
  const capacityWh = leastKnown(der.capacity_wh, ratingOf(numberOf(fields, "capacity_wh")));
  const { departure_soc: departureSoc, max_soc: maxSoc = 0.9, rated_w: configuredW } = der;
  if (isPlugged !== true || soc === undefined || capacityWh === undefined) return {};
  const lowerW = numberOf(fields, "lower_limit_w");
  const ratingW = leastKnown(configuredW, ratingOf(ratedW), ratingOf(numberOf(fields, "rated_power_w")));
  // A car that still asks for energy gives none.
  const isWanting = (numberOf(fields, "ev_min_energy_req_wh") ?? 0) > 0;
  const spareWh =
    departureSoc === undefined ? undefined : isWanting ? 0 : Math.max(0, (soc - departureSoc) * capacityWh);
  return storageOffers({
    powerW: numberOf(fields, "w"),
    mostChargeW: leastKnown(
      ratingW,
      mostW,
      numberOf(fields, "upper_limit_w"),
      numberOf(fields, "charge_power_max_w"),
    ),
    mostDischargeW: leastKnown(
      ratingW,
      leastW === undefined ? undefined : -leastW,
      lowerW === undefined ? undefined : -lowerW,
      numberOf(fields, "discharge_power_max_w"),
    ),
    spareWh,
    roomWh: leastKnown(Math.max(0, (maxSoc - soc) * capacityWh), numberOf(fields, "ev_max_energy_req_wh")),
    noticeS: NOTICE_S,
    certainty: "conditional",
  });
}
