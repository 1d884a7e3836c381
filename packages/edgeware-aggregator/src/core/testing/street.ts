import type {
  CommunityTopology,
  ConnectionPoint,
  Phase,
  TopologyDer,
} from "../topology/community-topology.ts";

/** 2026-06-21 00:00 UTC. */
export const MIDSUMMER_MS = 1_782_000_000_000;

export interface StreetOptions {
  readonly houses?: number;
  readonly housesPerFeeder?: number;
  readonly feedersPerTransformer?: number;
  /** What each house has. */
  readonly ders?: readonly TopologyDer[];
  readonly phases?: readonly Phase[];
  readonly version?: number;
}

/** The serial of the house with that number, from 0. */
export function houseSerial(number: number): string {
  return `house-${String(number).padStart(5, "0")}`;
}

/**
 * A street near Galway: houses of 16 kVA import and 6 kVA export, along feeders of 35 m spans of cable of
 * 0.446 + j0.071 Ω/km, each feeder with a meter and a switch between its head and the busbar.
 */
export function street(options: StreetOptions = {}): CommunityTopology {
  const {
    houses = 4,
    housesPerFeeder = 25,
    feedersPerTransformer = 2,
    ders,
    phases = [1, 2, 3],
    version = 1,
  } = options;
  const feeders = Math.max(1, Math.ceil(houses / housesPerFeeder));
  const transformers = Math.max(1, Math.ceil(feeders / feedersPerTransformer));
  const points: ConnectionPoint[] = Array.from({ length: houses }, (_, i) => {
    const feeder = Math.floor(i / housesPerFeeder);
    return {
      id: `cp-${i}`,
      feeder: `f${feeder}`,
      bus: `f${feeder}-b${(i % housesPerFeeder) + 1}`,
      phases,
      importVa: 16_000,
      exportVa: 6000,
      buildings: [{ serial: houseSerial(i), ...(ders && { ders }) }],
    };
  });
  return {
    version,
    community: "street",
    latitudeDeg: 53.27,
    longitudeDeg: -9.05,
    nominalV: 230,
    transformers: Array.from({ length: transformers }, (_, i) => ({ id: `t${i}`, ratedVa: 400_000 })),
    feeders: Array.from({ length: feeders }, (_, i) => ({
      id: `f${i}`,
      transformer: `t${Math.floor(i / feedersPerTransformer)}`,
      meter: `meter-f${i}`,
      bus: `f${i}-b0`,
    })),
    connectionPoints: points,
    lines: points.map(({ feeder, bus = "" }, i) => ({
      id: `l${i}`,
      from: `${feeder}-b${i % housesPerFeeder}`,
      to: bus,
      rOhm: 0.0156,
      xOhm: 0.0025,
    })),
    switches: Array.from({ length: feeders }, (_, i) => ({
      id: `s${i}`,
      from: "busbar",
      to: `f${i}-b0`,
      isClosed: true,
    })),
    sourceBuses: ["busbar"],
  };
}
