import type { Flexibility } from "@sourceful/messaging";

type Offer = NonNullable<Flexibility["up"]>;

/**
 * A flexibility envelope without the members nobody here knows. A later minor version may add some (R23), but
 * what a sender puts there, however much and however deep, is no part of the community's state.
 */
export function knownFlexibility({ start, end, up, down, ders }: Flexibility): Flexibility {
  return {
    start,
    end,
    ...(up && { up: knownOffer(up) }),
    ...(down && { down: knownOffer(down) }),
    ...(ders && { ders }),
  };
}

function knownOffer(offer: Offer): Offer {
  const { capacity_w, granularity_w, duration_s, notice_s, recovery_s, rebound_fraction } = offer;
  const { ramp_w_per_s, energy_budget_wh, activations_left, price, certainty } = offer;
  return {
    capacity_w,
    ...(granularity_w !== undefined && { granularity_w }),
    duration_s,
    notice_s,
    recovery_s,
    rebound_fraction,
    ramp_w_per_s,
    energy_budget_wh,
    ...(activations_left !== undefined && { activations_left }),
    ...(price && { price: { per_kwh: price.per_kwh, currency: price.currency } }),
    certainty,
  };
}
