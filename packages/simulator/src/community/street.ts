import { type CommunityConfig, networkOf, type Phase } from "@sourceful/edgeware-aggregator";
import { buildRadialModel, type Line, type Network, type PowerFlow, STRIDE, Sweep } from "@sourceful/grid";
import type { SigningKey } from "@sourceful/identity";
import type { StateSample } from "@sourceful/messaging";
import { RandomSource } from "../random-source.ts";
import { planFeeder } from "./feeder-plan.ts";
import { House, type HouseState } from "./house.ts";
import { HouseKeys } from "./house-keys.ts";
import { MeterError } from "./meter-error.ts";
import { planStreet, type StreetPlan } from "./street-plan.ts";

export interface StreetOptions {
  /** The same seed gives the same street and the same days; 1 when not given. */
  readonly seed?: number;
  /** Where its clock begins, Unix epoch in ms. */
  readonly startMs: number;
  /** 24 when not given. */
  readonly houses?: number;
  /** 12 when not given. */
  readonly housesPerFeeder?: number;
  /** Whether feeders have meters at their heads; true when not given. */
  readonly hasMeters?: boolean;
  /** `street` when not given. */
  readonly community?: string;
  /** Where the sun is seen from; Galway when not given. */
  readonly location?: CommunityConfig["location"];
  /** A network whose loads are where houses are, in place of the built-in one; decides how many there are. */
  readonly network?: Network;
  /** Keys that were made before, of which more streets can make use. */
  readonly keys?: HouseKeys;
}

/** What a reporter measures, without the time by its clock. */
export type Reading = Omit<StateSample, "ts">;

/**
 * Houses on a network, whose voltages and flows are those of an exact three-phase solution for what the houses
 * draw. Meters read it with the errors meters have. Moves only when told.
 */
export class Street {
  /** The community's file; its keys are those of `key`. */
  readonly config: CommunityConfig;
  readonly network: Network;
  /** Serials of houses, and of meters. */
  readonly houses: readonly string[];
  readonly meters: readonly string[];
  readonly #houses: ReadonlyMap<string, House>;
  readonly #errors: ReadonlyMap<string, MeterError>;
  readonly #heads: ReadonlyMap<string, readonly { readonly line: Line; readonly isForward: boolean }[]>;
  readonly #keys: HouseKeys;
  readonly #sweep: Sweep;
  readonly #powers: Float64Array;
  readonly #nominalV: number;
  #flow: PowerFlow | undefined;

  constructor({ config, houses }: StreetPlan, keys: HouseKeys, random: RandomSource, startMs: number) {
    this.config = config;
    this.#keys = keys;
    const network = networkOf(config, 1);
    if (!network) throw new RangeError("a street has lines");
    this.network = network;
    const atMs = Math.floor(startMs / 1000) * 1000;
    this.#houses = new Map(
      [...houses].map(([serial, options]) => [serial, new House(options, random, atMs)]),
    );
    this.houses = [...houses.keys()];
    this.meters = (config.meters ?? []).map(({ serial }) => serial);
    this.#errors = new Map(
      [...this.houses, ...this.meters].map((serial) => [serial, new MeterError(random)] as const),
    );
    this.#heads = new Map(config.feeders.map((feeder) => [feeder.meter ?? "", headOf(network, feeder.bus)]));
    const model = buildRadialModel(network);
    this.#sweep = new Sweep(model);
    this.#powers = model.basePowers.slice();
    this.#nominalV = config.nominal_v ?? 230;
  }

  /** Moves everything on to a moment; going back does nothing. */
  advance(atMs: number): void {
    for (const house of this.#houses.values()) house.advance(atMs);
    this.#flow = undefined;
  }

  /** The key a reporter signs with. */
  key(serial: string): SigningKey {
    return this.#keys.of(serial);
  }

  /** True net power of a house or at a meter, W, + is import. */
  netW(serial: string): number {
    const house = this.#houses.get(serial);
    return house ? house.state.netW : sum(this.#headFlow(serial).map(({ powerW }) => powerW));
  }

  /** The same per phase of a house, in the order of its phases. */
  phases(serial: string): { readonly phase: Phase; readonly powerW: number }[] {
    const house = this.#houses.get(serial);
    return (house?.phases ?? []).map((phase, i) => ({ phase, powerW: house?.state.phaseW[i] as number }));
  }

  /** What a house's or feeder's meter and its DERs tell now. */
  read(serial: string): Reading {
    const house = this.#houses.get(serial);
    return house ? this.#readHouse(serial, house) : this.#readMeter(serial);
  }

  /** The present solution of the network. @throws RejectedError `grid_unsolvable` */
  get flow(): PowerFlow {
    this.#flow ??= this.#solve();
    return this.#flow;
  }

  #solve(): PowerFlow {
    this.#powers.fill(0);
    for (const [i, { id }] of this.network.loads.entries()) {
      const { state, phases } = this.#houses.get(id) as House;
      for (const [at, phase] of phases.entries()) {
        const slot = STRIDE * i + 2 * (phase - 1);
        this.#powers[slot] = state.phaseW[at] as number;
        this.#powers[slot + 1] = state.phaseVar[at] as number;
      }
    }
    this.#sweep.solve({ powers: this.#powers });
    return this.#sweep.result();
  }

  #readHouse(serial: string, house: House): Reading {
    const { state, phases } = house;
    const error = this.#errors.get(serial) as MeterError;
    const bus = this.network.loads.find(({ id }) => id === serial)?.bus ?? "";
    const volts = this.flow.voltage(bus)?.magnitudePu;
    return {
      quality: "valid",
      w: error.power(state.netW),
      phases: phases.map((phase, i) => ({
        w: error.power(state.phaseW[i] as number),
        var: error.power(state.phaseVar[i] as number),
        ...(volts ? { v: error.voltage(this.#nominalV * volts[(phase - 1) as 0]) } : {}),
      })),
      import_wh: error.energy(state.importWh),
      export_wh: error.energy(state.exportWh),
      ders: readDers(serial, house, state, error),
    };
  }

  #readMeter(serial: string): Reading {
    const error = this.#errors.get(serial) as MeterError;
    const phases = this.#headFlow(serial);
    return {
      quality: "valid",
      w: error.power(sum(phases.map(({ powerW }) => powerW))),
      phases: phases.map(({ powerW, volts }) => ({ w: error.power(powerW), v: error.voltage(volts) })),
    };
  }

  /** What flows into a feeder at its head, per phase. */
  #headFlow(meter: string): { powerW: number; volts: number }[] {
    const { flow } = this;
    const ends = (this.#heads.get(meter) ?? []).flatMap(({ line, isForward }) => {
      const through = flow.lineFlow(line);
      if (!through) return [];
      return [{ at: isForward ? through.from : through.to, bus: isForward ? line.fromBus : line.toBus }];
    });
    const volts = flow.voltage(ends[0]?.bus ?? "")?.magnitudePu;
    return ([0, 1, 2] as const).map((phase) => ({
      powerW: sum(ends.map(({ at }) => at.powerW[phase])),
      volts: this.#nominalV * (volts?.[phase] ?? 0),
    }));
  }
}

/** A street drawn by lot from a seed. */
export function createStreet(options: StreetOptions): Street {
  const { seed = 1, startMs, houses = 24, housesPerFeeder = 12, hasMeters = true } = options;
  const { community = "street", network, location, keys = new HouseKeys() } = options;
  const random = new RandomSource(seed);
  const plan = network
    ? planFeeder(network, { community, keys, random })
    : planStreet({
        houses,
        housesPerFeeder,
        hasMeters,
        community,
        keys,
        random,
        ...(location ? { location } : {}),
      });
  return new Street(plan, keys, random, startMs);
}

function headOf(network: Network, bus: string | undefined) {
  return network.lines
    .filter(({ fromBus, toBus }) => fromBus === bus || toBus === bus)
    .map((line) => ({ line, isForward: line.fromBus === bus }));
}

function readDers(serial: string, { options }: House, state: HouseState, error: MeterError) {
  const ders: NonNullable<StateSample["ders"]>[number][] = [];
  if (options.pv) ders.push({ id: `${serial}-inv:pv`, kind: "pv", w: Math.min(0, error.power(state.pvW)) });
  if (options.battery) {
    ders.push({
      id: `${serial}-bat:battery`,
      kind: "battery",
      w: error.power(state.batteryW),
      soc_fraction: Math.round(1e5 * state.batterySocFraction) / 1e5,
    });
  }
  if (options.hasEv) ders.push({ id: `${serial}-ev:ev`, kind: "ev", w: Math.max(0, error.power(state.evW)) });
  return ders;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
