/** How sure an offer is; worst last. */
export const CERTAINTIES = ["firm", "conditional", "statistical"] as const;

export type Certainty = (typeof CERTAINTIES)[number];

/** What one DER can do in one direction. */
export interface DerOffer {
  /** Most power it can change by, W, never negative. */
  readonly capacityW: number;
  /** Smallest step, W; any when not given. */
  readonly granularityW?: number;
  /** How long the whole capacity can be held, s. */
  readonly durationS: number;
  /** Energy it can shift within the window, Wh. */
  readonly energyWh: number;
  /** From dispatch to change, s. */
  readonly noticeS: number;
  /** Pause before it can be asked again, s. */
  readonly recoveryS: number;
  /** Energy that comes back afterwards, of what was shifted. */
  readonly reboundFraction: number;
  /** How long it takes to change by the whole capacity, s. */
  readonly rampS: number;
  readonly certainty: Certainty;
}

/** What one DER can do: `up` is less net import, `down` more. A direction of which nothing is known is absent. */
export interface DerOffers {
  readonly up?: DerOffer;
  readonly down?: DerOffer;
}

/** It is known that it can do nothing. */
export const NO_OFFER: DerOffer = {
  capacityW: 0,
  durationS: 0,
  energyWh: 0,
  noticeS: 0,
  recoveryS: 0,
  reboundFraction: 0,
  rampS: 0,
  certainty: "firm",
};
