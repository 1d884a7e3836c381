import { type DerFacts, numberOf } from "./der-facts.ts";
import { type DerOffers, NO_OFFER } from "./der-offer.ts";
import { holdable } from "./holdable.ts";
import { nextLocalTime } from "./next-local-time.ts";

/** A charger shows another current at once, a car follows within 5 s (IEC 61851-1, A.4.1.4); and the command. */
const NOTICE_S = 30;
const RAMP_S = 5;
/** Cars that are paused and woken too often give up. */
const RECOVERY_S = 300;
/** Towards the end a car takes less than before. */
const TAPER = 1.1;

/**
 * What a charger that only charges can do: pause for as long as the car is still full enough when it leaves. What
 * more a car would take is not known.
 */
export function evOffers({ der, fields, leastW = 0, mostW = 0, nowMs }: DerFacts): DerOffers {
  const w = numberOf(fields, "w");
  if (w === undefined) return {};
  const isIdle = w <= 0 || fields["connected"] === false || fields["charging"] === false;
  // A pause is a command of 0 W, which is refused outside the configured limits as every other.
  if (isIdle || leastW > 0 || mostW < 0) return { up: NO_OFFER };
  const { departure, needs_wh: needsWh } = der;
  if (departure === undefined || needsWh === undefined) return {};
  const leftWh = Math.max(0, needsWh - (numberOf(fields, "session_charge_wh") ?? 0));
  const untilLeaveS = (nextLocalTime(nowMs, departure) - nowMs) / 1_000;
  const slackS = untilLeaveS - ((leftWh * 3_600) / w) * TAPER - NOTICE_S;
  const held = holdable(w, (w * slackS) / 3_600, slackS);
  if (!held) return { up: NO_OFFER };
  return {
    up: {
      ...held,
      granularityW: held.capacityW,
      noticeS: NOTICE_S,
      recoveryS: RECOVERY_S,
      reboundFraction: 1,
      rampS: RAMP_S,
      certainty: "conditional",
    },
  };
}
