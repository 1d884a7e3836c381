import { type DerFacts, numberOf } from "./der-facts.ts";
import { type DerOffers, NO_OFFER } from "./der-offer.ts";
import { holdable, WINDOW_S } from "./holdable.ts";

/** A command ends within 10 s (decision 13). */
const NOTICE_S = 10;
const RAMP_S = 10;

/** What panels can do: make less than now, while the sun shines as now. They cannot make more. */
export function pvOffers({ fields }: DerFacts): DerOffers {
  const w = numberOf(fields, "w");
  if (w === undefined) return { up: NO_OFFER };
  const makesW = Math.max(0, -w);
  const held = holdable(makesW, (makesW * WINDOW_S) / 3_600);
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
