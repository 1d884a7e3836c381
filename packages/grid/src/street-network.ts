import type { Line, Network } from "./network.ts";
import type { PhaseValues } from "./phase-values.ts";

export interface StreetOptions {
  readonly houses: number;
  /** Metres of main cable from one house's branch to the next; absent: 25. */
  readonly spacingM?: number;
  /** What house number `house` (from 0) draws, W per phase; absent: 1 kW on phases a, b, c in turn. */
  readonly powerW?: (house: number) => PhaseValues;
  /** Absent: 1. */
  readonly version?: string;
}

/** NAYY 4x150 SE and 4x50 SE as in DIN VDE 0276-603; R0 = 4 R1 for a fourth conductor of the same size. */
const MAIN = { rOhmPerKm: 0.208, xOhmPerKm: 0.08, cNfPerKm: 261, ratedA: 270 };
const SERVICE = { rOhmPerKm: 0.642, xOhmPerKm: 0.083, cNfPerKm: 210, ratedA: 142 };
const ZERO_R_RATIO = 4;
const ZERO_X_RATIO = 3.66;
const POWER_FACTOR_TANGENT = 0.2;

/**
 * A street for examples, demos and tests: a 400 kVA 10/0.4 kV Dyn5 transformer, one main cable, a service cable
 * of 15 m and a connection point of 17 kVA import and 11 kVA export (`CP1` …) for every house.
 */
export function streetNetwork({ houses, spacingM = 25, powerW, version = "1" }: StreetOptions): Network {
  const numbers = Array.from({ length: houses }, (_, index) => index + 1);
  const cable = (id: string, fromBus: string, toBus: string, metres: number, type: typeof MAIN): Line => ({
    id,
    fromBus,
    toBus,
    lengthKm: metres / 1000,
    ...type,
    zeroSequence: { rOhmPerKm: type.rOhmPerKm * ZERO_R_RATIO, xOhmPerKm: type.xOhmPerKm * ZERO_X_RATIO },
  });
  const drawn = powerW ?? ((house) => [0, 1, 2].map((phase) => (phase === house % 3 ? 1000 : 0)) as never);
  return {
    name: `street of ${houses}`,
    version,
    frequencyHz: 50,
    buses: [
      { id: "MV", nominalV: 10_000 },
      { id: "LV", nominalV: 400 },
      ...numbers.flatMap((n) => [`J${n}`, `H${n}`].map((id) => ({ id, nominalV: 400 }))),
    ],
    lines: numbers.flatMap((n) => [
      cable(`main${n}`, n === 1 ? "LV" : `J${n - 1}`, `J${n}`, spacingM, MAIN),
      cable(`service${n}`, `J${n}`, `H${n}`, 15, SERVICE),
    ]),
    transformers: [
      {
        id: "T1",
        highBus: "MV",
        lowBus: "LV",
        ratedVa: 400_000,
        highV: 10_000,
        lowV: 400,
        impedanceFraction: 0.04,
        resistanceFraction: 0.01325,
        ironLossW: 950,
        noLoadCurrentFraction: 0.002375,
        shiftDegrees: 150,
        vectorGroup: "Dyn",
        zeroSequence: { impedanceFraction: 0.04, resistanceFraction: 0.01325 },
      },
    ],
    sources: [
      {
        id: "grid",
        bus: "MV",
        voltagePu: 1,
        angleDegrees: 0,
        impedanceOhm: { negative: { r: 0.05, x: 0.5 }, zero: { r: 0.05, x: 0.5 } },
      },
    ],
    loads: numbers.map((n) => {
      const watts = drawn(n - 1);
      return {
        id: `L${n}`,
        bus: `H${n}`,
        powerW: watts,
        reactiveVar: watts.map((power) => power * POWER_FACTOR_TANGENT) as unknown as PhaseValues,
      };
    }),
    shunts: [],
    switches: [],
    connectionPoints: numbers.map((n) => ({
      id: `CP${n}`,
      bus: `H${n}`,
      loads: [`L${n}`],
      importVa: 17_000,
      exportVa: 11_000,
    })),
  };
}
