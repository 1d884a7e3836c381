import type { Phase } from "@sourceful/edgeware-aggregator";

/** What a household is. */
export interface HouseOptions {
  /** Phases of its connection, in order. */
  readonly phases: readonly Phase[];
  /** Mean of its base load; appliances come on top. */
  readonly meanLoadW: number;
  /** Panels; azimuth clockwise from north. */
  readonly pv?: { readonly ratedW: number; readonly tiltDeg: number; readonly azimuthDeg: number };
  readonly battery?: { readonly ratedW: number; readonly capacityWh: number };
  readonly hasEv: boolean;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}
