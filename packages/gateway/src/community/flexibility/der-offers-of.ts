import type { OfferedDer } from "../membership-config.ts";
import { batteryOffers } from "./battery-offers.ts";
import type { DerFacts } from "./der-facts.ts";
import type { DerOffers } from "./der-offer.ts";
import { evOffers } from "./ev-offers.ts";
import { pvOffers } from "./pv-offers.ts";
import { v2xOffers } from "./v2x-offers.ts";

const OFFERS: Readonly<Record<OfferedDer["type"], (facts: DerFacts) => DerOffers>> = {
  battery: batteryOffers,
  pv: pvOffers,
  ev: evOffers,
  v2x_charger: v2xOffers,
};

/** What a DER that takes commands now can do. */
export function derOffersOf(facts: DerFacts): DerOffers {
  return OFFERS[facts.der.type](facts);
}
