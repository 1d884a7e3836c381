import type { FlexDirection, Flexibility } from "@sourceful/messaging";
import { CERTAINTIES, type Certainty, type DerOffer, type DerOffers, NO_OFFER } from "./der-offer.ts";
import { WINDOW_S } from "./holdable.ts";

type DirectionOffer = NonNullable<Flexibility["up"]>;

/** What one DER offers, and the room there is for it, W; no bound when not given. */
export interface OfferedPower {
  readonly id: string;
  readonly offers: DerOffers;
  readonly roomW: Readonly<Partial<Record<FlexDirection, number>>>;
}

/**
 * The building's flexibility: the sum of what its DERs offer, as far as there is room, for as long as the first
 * of them holds, as sure as the least sure of them, and no surer than `best`. A direction of which nothing is known
 * is absent; one in which nothing can be done has 0 W.
 */
export function sumOffers(ders: readonly OfferedPower[], nowMs: number, best: Certainty): Flexibility {
  const up = sumDirection("up", ders, best);
  const down = sumDirection("down", ders, best);
  const ids = ders
    .filter((der) => [inRoom(der, "up"), inRoom(der, "down")].some((offer) => (offer?.capacityW ?? 0) > 0))
    .map(({ id }) => id);
  return {
    start: nowMs,
    end: nowMs + WINDOW_S * 1_000,
    ...(up ? { up } : {}),
    ...(down ? { down } : {}),
    ...(ids.length === 0 ? {} : { ders: ids }),
  };
}

function sumDirection(
  direction: FlexDirection,
  ders: readonly OfferedPower[],
  best: Certainty,
): DirectionOffer | undefined {
  const known = ders.flatMap((der) => inRoom(der, direction) ?? []);
  if (known.length === 0) return undefined;
  const parts = known.filter(({ capacityW }) => capacityW > 0);
  const capacityW = sum(parts.map((part) => part.capacityW));
  const granularityW = Math.max(0, ...parts.map((part) => part.granularityW ?? 0));
  const slowestS = Math.max(0, ...parts.map(({ rampS }) => rampS));
  return {
    capacity_w: capacityW,
    ...(granularityW > 0 ? { granularity_w: granularityW } : {}),
    duration_s: parts.length === 0 ? 0 : Math.min(...parts.map(({ durationS }) => durationS)),
    notice_s: Math.max(0, ...parts.map(({ noticeS }) => noticeS)),
    recovery_s: Math.max(0, ...parts.map(({ recoveryS }) => recoveryS)),
    rebound_fraction: rounded(Math.max(0, ...parts.map(({ reboundFraction }) => reboundFraction))),
    ramp_w_per_s: slowestS === 0 ? 0 : Math.floor(capacityW / slowestS),
    energy_budget_wh: sum(parts.map(({ energyWh }) => energyWh)),
    certainty: worst([best, ...parts.map(({ certainty }) => certainty)]),
  };
}

/** What there is room for; less than its smallest step is nothing. */
function inRoom({ offers, roomW }: OfferedPower, direction: FlexDirection): DerOffer | undefined {
  const offer = offers[direction];
  const room = roomW[direction];
  if (!offer || room === undefined || offer.capacityW <= room) return offer;
  const capacityW = Math.floor(room);
  if (capacityW <= 0 || capacityW < (offer.granularityW ?? 0)) return NO_OFFER;
  return {
    ...offer,
    capacityW,
    energyWh: Math.floor(Math.min(offer.energyWh, (capacityW * WINDOW_S) / 3_600)),
  };
}

function worst(certainties: readonly Certainty[]): Certainty {
  const place = Math.max(...certainties.map((certainty) => CERTAINTIES.indexOf(certainty)));
  return CERTAINTIES[place] ?? "statistical";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Up, so that no more is promised than comes. */
function rounded(fraction: number): number {
  return Math.ceil(fraction * 1_000) / 1_000;
}
