import type { Network } from "@sourceful/grid";
import type { RandomSource } from "../random-source.ts";
import type { HouseKeys } from "./house-keys.ts";
import type { HouseOptions } from "./house-options.ts";
import { dersOf, drawHouse, reporterOf, type StreetPlan } from "./street-plan.ts";

/** A single-phase supply of 63 A, VA. */
const CONNECTION = { import_va: 14_500, export_va: 6000 };

/**
 * Houses where a network has its loads, each on the phase its load is on: the shape of a published feeder, such
 * as the IEEE European low-voltage feeder, with households in it. Networks with one transformer.
 */
export function planFeeder(
  network: Network,
  {
    community,
    keys,
    random,
  }: { readonly community: string; readonly keys: HouseKeys; readonly random: RandomSource },
): StreetPlan {
  const [transformer] = network.transformers;
  if (!transformer || network.transformers.length > 1) {
    throw new RangeError(`network ${network.name} has ${network.transformers.length} transformers, not 1`);
  }
  const spots = network.loads.map(({ bus, powerW }, i) => {
    const serial = `house-${i + 1}`;
    const strongest = powerW.indexOf(Math.max(...powerW)) as 0 | 1 | 2;
    return { serial, bus, house: drawHouse(random, ([1, 2, 3] as const)[strongest]) };
  });
  return {
    houses: new Map<string, HouseOptions>(spots.map(({ serial, house }) => [serial, house])),
    config: {
      community,
      location: { latitude_deg: 53.27, longitude_deg: -9.05 },
      nominal_v: transformer.lowV / Math.sqrt(3),
      frequency_hz: network.frequencyHz,
      transformers: [
        {
          id: `t-${transformer.id}`,
          rated_va: transformer.ratedVa,
          bus: `bus-${transformer.lowBus}`,
          high_v: transformer.highV,
        },
      ],
      feeders: [
        { id: "f1", transformer: `t-${transformer.id}`, bus: `bus-${transformer.lowBus}`, meter: "meter-f1" },
      ],
      meters: [reporterOf("meter-f1", keys)],
      connection_points: spots.map(({ serial, bus, house }) => ({
        id: `cp-${serial}`,
        feeder: "f1",
        bus: `bus-${bus}`,
        phases: [...house.phases],
        ...CONNECTION,
        buildings: [{ ...reporterOf(serial, keys), ders: dersOf(serial, house) }],
      })),
      lines: network.lines.map(
        ({ id, fromBus, toBus, lengthKm, rOhmPerKm, xOhmPerKm, zeroSequence, ratedA }) => ({
          id: `line-${id}`,
          from: `bus-${fromBus}`,
          to: `bus-${toBus}`,
          r_ohm: rOhmPerKm * lengthKm,
          x_ohm: xOhmPerKm * lengthKm,
          ...(zeroSequence
            ? { r0_ohm: zeroSequence.rOhmPerKm * lengthKm, x0_ohm: zeroSequence.xOhmPerKm * lengthKm }
            : {}),
          ...(ratedA === undefined ? {} : { rated_a: ratedA }),
        }),
      ),
      switches: [],
      peds: [],
    },
  };
}
