import type { CommunityConfig } from "@sourceful/edgeware-aggregator";
import type { RandomSource } from "../random-source.ts";
import type { HouseKeys } from "./house-keys.ts";
import type { HouseOptions } from "./house-options.ts";

/** A community's file, and what lives behind each of its connections. */
export interface StreetPlan {
  readonly config: CommunityConfig;
  /** By serial, in the order of the file. */
  readonly houses: ReadonlyMap<string, HouseOptions>;
}

export interface StreetPlanOptions {
  readonly houses: number;
  readonly housesPerFeeder: number;
  /** A meter at the head of every feeder. */
  readonly hasMeters: boolean;
  readonly community: string;
  readonly keys: HouseKeys;
  readonly random: RandomSource;
  /** Galway when not given. */
  readonly location?: CommunityConfig["location"];
}

/** Galway. */
const PLACE = { latitude_deg: 53.27, longitude_deg: -9.05 };
/** NAYY 4x150 SE (DIN VDE 0276-603), spans of 35 m; a return conductor of equal size makes R0 = 4 R1. */
const SPAN = { r_ohm: 0.0073, x_ohm: 0.0028, r0_ohm: 0.0292, x0_ohm: 0.0102, rated_a: 270 };
const TRANSFORMER_VA = 400_000;
const CONNECTION = { import_va: 17_000, export_va: 11_000 };

/**
 * A street of houses along feeders of cable behind one transformer, each feeder behind a switch. What is in which
 * house is drawn by lot: every third on one phase, half with panels, a third with a battery, a quarter with a car.
 */
export function planStreet(options: StreetPlanOptions): StreetPlan {
  const { houses: count, housesPerFeeder, hasMeters, community, keys, random, location = PLACE } = options;
  const place = { latitudeDeg: location.latitude_deg, longitudeDeg: location.longitude_deg };
  const feeders = Array.from(
    { length: Math.max(1, Math.ceil(count / housesPerFeeder)) },
    (_, i) => `f${i + 1}`,
  );
  const spots = Array.from({ length: count }, (_, i) => ({
    serial: `house-${i + 1}`,
    feeder: feeders[Math.floor(i / housesPerFeeder)] as string,
    at: (i % housesPerFeeder) + 1,
  }));
  const houses = new Map(spots.map(({ serial }) => [serial, { ...drawHouse(random), ...place }]));
  return {
    houses,
    config: {
      community,
      location,
      transformers: [{ id: "t1", rated_va: TRANSFORMER_VA, bus: "busbar" }],
      feeders: feeders.map((id) => ({
        id,
        transformer: "t1",
        bus: `${id}-0`,
        ...(hasMeters ? { meter: `meter-${id}` } : {}),
      })),
      meters: hasMeters ? feeders.map((id) => reporterOf(`meter-${id}`, keys)) : [],
      connection_points: spots.map(({ serial, feeder, at }) => ({
        id: `cp-${serial}`,
        feeder,
        bus: `${feeder}-${at}`,
        phases: [...(houses.get(serial) as HouseOptions).phases],
        ...CONNECTION,
        buildings: [
          { ...reporterOf(serial, keys), ders: dersOf(serial, houses.get(serial) as HouseOptions) },
        ],
      })),
      lines: spots.map(({ serial, feeder, at }) => ({
        id: `line-${serial}`,
        from: `${feeder}-${at - 1}`,
        to: `${feeder}-${at}`,
        ...SPAN,
      })),
      switches: feeders.map((id) => ({ id: `switch-${id}`, from: "busbar", to: `${id}-0`, closed: true })),
      limits: {
        voltage_band: { min_pu: 0.9, max_pu: 1.1, severity: "statutory", authority: "regulator" },
      },
      peds: [],
    },
  };
}

/** Its name in the file with its key. */
export function reporterOf(serial: string, keys: HouseKeys): { serial: string; public_key: string } {
  return { serial, public_key: keys.of(serial).publicKey };
}

/** Ids as a building reports them: the device's, a colon, the kind. */
export function dersOf(serial: string, { pv, battery, hasEv }: HouseOptions) {
  return [
    ...(pv
      ? [
          {
            id: `${serial}-inv:pv`,
            kind: "pv" as const,
            rated_w: pv.ratedW,
            tilt_deg: pv.tiltDeg,
            azimuth_deg: pv.azimuthDeg,
          },
        ]
      : []),
    ...(battery
      ? [
          {
            id: `${serial}-bat:battery`,
            kind: "battery" as const,
            rated_w: battery.ratedW,
            capacity_wh: battery.capacityWh,
          },
        ]
      : []),
    ...(hasEv ? [{ id: `${serial}-ev:ev`, kind: "ev" as const, rated_w: 7400 }] : []),
  ];
}

/** What is behind one connection, by lot. */
export function drawHouse(random: RandomSource, phase?: 1 | 2 | 3): HouseOptions {
  const single = (1 + Math.floor(3 * random.next())) as 1 | 2 | 3;
  const isSingle = random.next() < 1 / 3;
  const hasPv = random.next() < 0.5;
  const pv = {
    ratedW: 3000 + 500 * Math.floor(8 * random.next()),
    tiltDeg: 35,
    azimuthDeg: 90 + 180 * random.next(),
  };
  const hasBattery = random.next() < 1 / 3;
  return {
    phases: phase === undefined ? (isSingle ? [single] : [1, 2, 3]) : [phase],
    meanLoadW: 200 + 400 * random.next(),
    ...(hasPv ? { pv } : {}),
    ...(hasBattery ? { battery: { ratedW: 3000, capacityWh: 8000 } } : {}),
    hasEv: random.next() < 0.25,
    latitudeDeg: PLACE.latitude_deg,
    longitudeDeg: PLACE.longitude_deg,
  };
}
