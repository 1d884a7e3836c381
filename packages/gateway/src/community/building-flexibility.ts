import type { LimitDirection } from "@sourceful/control";
import type { FlexDirection, Flexibility } from "@sourceful/messaging";
import type { PowerLimits } from "../control/power-limits.ts";
import type { SiteGuard } from "../guard/site-guard.ts";
import { type DerOffers, NO_OFFER } from "./flexibility/der-offer.ts";
import { derOffersOf } from "./flexibility/der-offers-of.ts";
import { type OfferedPower, sumOffers } from "./flexibility/sum-offers.ts";
import type { OfferedDer } from "./membership-config.ts";
import type { OfferedState } from "./offered-ders.ts";

export interface FlexibilityFacts {
  readonly ders: readonly OfferedState[];
  /** Least and most that may be commanded by the operator's files, W, sign as the DER's W. */
  readonly boundsOf: (der: OfferedDer) => Pick<PowerLimits, "minW" | "maxW">;
  /** What fuses and limits leave; undefined without a site.json. */
  readonly guard: Pick<SiteGuard, "room"> | undefined;
  /** Unix epoch, ms. */
  readonly nowMs: number;
}

const TOWARDS: Readonly<Record<FlexDirection, LimitDirection>> = { up: "production", down: "consumption" };

/** What the building can do on request: see docs/configuration.md, community.json, `flexibility`. */
export function buildingFlexibility({ ders, boundsOf, guard, nowMs }: FlexibilityFacts): Flexibility {
  const offered = ders.map((state) => ({ state, offers: offersOf(state, boundsOf(state.der), nowMs) }));
  const roomOf = (direction: FlexDirection): readonly number[] | undefined =>
    guard?.room(
      TOWARDS[direction],
      offered.map(({ state: { der }, offers }) => ({
        deviceId: der.sn,
        derType: der.type,
        changeW: offers[direction]?.capacityW ?? 0,
      })),
    );
  const [up, down] = [roomOf("up"), roomOf("down")];
  const parts = offered.map(({ state, offers }, place): OfferedPower => {
    const roomW = up && down ? { up: up[place] ?? 0, down: down[place] ?? 0 } : {};
    return { id: state.id, offers, roomW };
  });
  return sumOffers(parts, Math.floor(nowMs), guard ? "firm" : "conditional");
}

function offersOf(
  { der, fields, ratedW, problem }: OfferedState,
  { minW, maxW }: Pick<PowerLimits, "minW" | "maxW">,
  nowMs: number,
): DerOffers {
  // That it takes no command is known, whatever else is not.
  if (problem !== undefined || fields === undefined) return { up: NO_OFFER, down: NO_OFFER };
  return derOffersOf({ der, fields, ratedW, leastW: minW, mostW: maxW, nowMs });
}
