import { type DerFacts, numberOf } from "./der-facts.ts";
import { type DerOffers, NO_OFFER } from "./der-offer.ts";
import { holdable, WINDOW_S } from "./holdable.ts";

/** A command ends within 10 s (decision 13). */
const NOTICE_S = 10;
const RAMP_S = 10;

/**
 * What panels can do: make less than now, while the sun shines as now, down to the least cap that may be commanded.
 * They cannot make more.
 */
export function pvOffers({ fields, leastW = 0, mostW = Number.POSITIVE_INFINITY }: DerFacts): DerOffers {
  const w = numberOf(fields, "w");
  if (w === undefined) return { up: NO_OFFER };
  // A cap is a magnitude, and configured as one.
  const leastCapW = Math.max(0, leastW);
  const lessW = leastCapW > mostW ? 0 : Math.max(0, -w - leastCapW);
  const held = holdable(lessW, (lessW * WINDOW_S) / 3_600);
  return {
    up: NO_OFFER,
    down: held
      ? {
          ...held,
          noticeS: NOTICE_S,
          recoveryS: 0,
          reboundFraction: 0,
          rampS: RAMP_S,
          certainty: "conditional",
        }
      : NO_OFFER,
  };
}
