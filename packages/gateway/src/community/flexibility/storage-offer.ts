import type { Certainty, DerOffer, DerOffers } from "./der-offer.ts";
import { NO_OFFER } from "./der-offer.ts";
import { holdable, WINDOW_S } from "./holdable.ts";

/** A battery or a car that gives back, as far as it is known. Powers in W, energies in Wh, none negative. */
export interface Storage {
  /** + charge / − discharge. */
  readonly powerW: number | undefined;
  readonly mostChargeW: number | undefined;
  readonly mostDischargeW: number | undefined;
  /** What may still be taken out, and put in, at the cells. */
  readonly spareWh: number | undefined;
  readonly roomWh: number | undefined;
  readonly noticeS: number;
  readonly certainty: Certainty;
}

/** Share of the energy that gets through, one way (community policy: 0.95). */
const EFFICIENCY = 0.95;
/** Inverters get to any power in less; nobody tells how much. */
const RAMP_S = 10;

/**
 * What a storage can do beyond what it does by itself. Charging that it may end by itself at any time is no offer
 * of less import, discharging none of more; and what it would use by itself within the window is not offered.
 */
export function storageOffers(storage: Storage): DerOffers {
  const { powerW, mostChargeW, mostDischargeW, spareWh, roomWh } = storage;
  if (powerW === undefined) return {};
  const up = offer(storage, Math.max(0, -powerW), mostDischargeW, spareWh && spareWh * EFFICIENCY);
  // Cells are filled with less than the grid gives: the building can take more than this.
  const down = offer(storage, Math.max(0, powerW), mostChargeW, roomWh);
  return {
    ...(up ? { up: { ...up, reboundFraction: 1 / EFFICIENCY ** 2 } } : {}),
    ...(down ? { down: { ...down, reboundFraction: EFFICIENCY ** 2 } } : {}),
  };
}

function offer(
  { noticeS, certainty }: Storage,
  presentW: number,
  mostW: number | undefined,
  energyWh: number | undefined,
): DerOffer | undefined {
  if (mostW === undefined || energyWh === undefined) return undefined;
  const held = holdable(mostW - presentW, energyWh - (presentW * WINDOW_S) / 3_600);
  if (!held) return NO_OFFER;
  return { ...held, noticeS, recoveryS: 0, reboundFraction: 1, rampS: RAMP_S, certainty };
}
