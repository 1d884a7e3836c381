import { type Clock, InternalError, systemClock, type Timer } from "@sourceful/domain";
import { derControlModel, immediateControlModel, storageControlModel } from "./control-model.ts";
import { derDcModel, mpptModel } from "./dc-model.ts";
import { derAcModel } from "./der-ac-model.ts";
import type { ElectricLoad } from "./electric-load.ts";
import { derHeartbeatModel } from "./heartbeat-model.ts";
import { inverterModel } from "./inverter-model.ts";
import { meterModel } from "./meter-model.ts";
import { ModbusServer } from "./modbus-server.ts";
import { Plant } from "./plant.ts";
import type { PlantOptions } from "./plant-options.ts";
import { type PlantReadings, plantReadings } from "./plant-readings.ts";
import type { PlantState } from "./plant-state.ts";
import {
  commonModel,
  derRatingsModel,
  enterServiceModel,
  nameplateModel,
  settingsModel,
} from "./rating-model.ts";
import type { RegisterSource } from "./register-source.ts";
import { batteryModel, derStorageModel } from "./storage-model.ts";
import type { SunspecIdentity } from "./sunspec-identity.ts";
import { SunspecMap, type SunspecModel } from "./sunspec-map.ts";
import { SUNSPEC_VARIANTS, type SunspecChains, type SunspecVariant } from "./sunspec-variants.ts";

/** How often a served plant is moved on while nobody reads it, ms. */
const TICK_MS = 250;

export interface SunspecPlantOptions extends Partial<PlantOptions> {
  /** A device as found in the field, or model ids by unit id. "hybrid" when not given. */
  models?: SunspecVariant | SunspecChains;
  /** Address of "SunS"; 40000 when not given. */
  base?: number;
  /**
   * Simulated seconds per second while served: 1 when not given, 0 for time that moves by `advance` only. The
   * device's reversion timers and heartbeats keep the clock's pace at any speed but 0.
   */
  speed?: number;
  /** The meter counts export as positive power. */
  isMeterExportPositive?: boolean;
  identity?: Partial<SunspecIdentity>;
}

export interface ServeOptions {
  /** 0 picks a free one. */
  port?: number;
  host?: string;
  clock?: Clock;
  maxRegisters?: number;
}

/** A plant that answers on Modbus TCP until it is closed. */
export interface SunspecSite {
  readonly port: number;
  readonly server: ModbusServer;
  readonly plant: SunspecPlant;
  close(): Promise<void>;
}

/**
 * A house with panels, storage and meter, as SunSpec devices on Modbus TCP. What it measures obeys physics
 * (see Plant), what is written to its controls changes it, and the same seed gives the same day.
 */
export class SunspecPlant {
  readonly #plant: Plant;
  readonly #speed: number;
  readonly #maps: ReadonlyMap<number, SunspecMap>;

  constructor(options: SunspecPlantOptions = {}) {
    const { models = "hybrid", base = 40_000, speed = 1, ...rest } = options;
    const { isMeterExportPositive = false, identity, ...plantOptions } = rest;
    const chains: SunspecChains = typeof models === "string" ? SUNSPEC_VARIANTS[models] : models;
    const ids = Object.values(chains).flat();
    this.#speed = speed;
    this.#plant = new Plant({
      phases: phasesOf(ids),
      ...storageOf(ids),
      timerScale: speed > 0 ? speed : 1,
      ...plantOptions,
    });
    const hasStorageModules = !ids.includes(802);
    this.#maps = new Map(
      Object.entries(chains).map(([unit, chain]) => {
        const unitId = Number(unit);
        const who = { ...this.#defaultIdentity(unitId), ...identity };
        const build = (id: number) =>
          buildModel(id, this.#plant, { who, unitId, hasStorageModules, isMeterExportPositive });
        return [unitId, new SunspecMap(base, chain.map(build))];
      }),
    );
  }

  /** A copy of the true values now. */
  get state(): PlantState {
    return this.#plant.state;
  }

  /** What perfect telemetry would say now, in canonical fields and signs. */
  get readings(): PlantReadings {
    return plantReadings(this.#plant.state);
  }

  /** Moves simulated time on by `ms`. */
  advance(ms: number): void {
    this.#plant.advance(ms);
  }

  /** Connects a load to the house, so that its meter sees it: an EvCharger, say. */
  connect(load: ElectricLoad): void {
    this.#plant.connect(load);
  }

  /**
   * Somebody takes the device into local control, or gives it back (model 715). Local control ends what was
   * commanded; until it is over, commands are refused with exception 4.
   */
  setLocalControl(isLocal: boolean): void {
    this.#plant.controls.isLocal = isLocal;
    if (isLocal) this.#plant.controls.fallBack();
    this.#plant.settle();
  }

  /** The registers of a unit id. */
  map(unitId = 1): SunspecMap {
    const map = this.#maps.get(unitId);
    if (!map) throw new InternalError(`the plant has no unit ${unitId}`, { code: "internal" });
    return map;
  }

  /** Serves every unit id. Rejects with ConfigError address_in_use. */
  async serve({
    port = 0,
    host,
    clock = systemClock,
    maxRegisters,
  }: ServeOptions = {}): Promise<SunspecSite> {
    let lastMs = clock.monotonicMs();
    const catchUp = () => {
      const nowMs = clock.monotonicMs();
      this.advance((nowMs - lastMs) * this.#speed);
      lastMs = nowMs;
    };
    const units = Object.fromEntries([...this.#maps].map(([id, map]) => [id, punctual(map, catchUp)]));
    const server = new ModbusServer({ units, clock, ...(maxRegisters !== undefined && { maxRegisters }) });
    const listening = await server.listen(port, host);
    let timer: Timer | undefined;
    const tick = () => {
      catchUp();
      timer = clock.after(TICK_MS, tick);
    };
    if (this.#speed > 0) tick();
    const close = async () => {
      timer?.cancel();
      await server.close();
    };
    return { port: listening, server, plant: this, close };
  }

  #defaultIdentity(unitId: number): SunspecIdentity {
    const serial = `SIM${String(this.#plant.options.seed).padStart(6, "0")}`;
    return {
      manufacturer: "Sourceful",
      model: "Simulated plant",
      version: "1.0",
      serial: unitId === 1 ? serial : `${serial}-${unitId}`,
    };
  }
}

interface ModelContext {
  who: SunspecIdentity;
  unitId: number;
  hasStorageModules: boolean;
  isMeterExportPositive: boolean;
}

function buildModel(id: number, plant: Plant, context: ModelContext): SunspecModel {
  if (id >= 101 && id <= 113) return inverterModel(id, plant);
  if (id >= 201 && id <= 214) return meterModel(id, plant, context.isMeterExportPositive);
  switch (id) {
    case 1:
      return commonModel(context.who, context.unitId);
    case 120:
      return nameplateModel(plant);
    case 121:
      return settingsModel(plant);
    case 123:
      return immediateControlModel(plant);
    case 124:
      return storageControlModel(plant);
    case 160:
      return mpptModel(plant, context.hasStorageModules);
    case 701:
      return derAcModel(plant);
    case 702:
      return derRatingsModel(plant);
    case 703:
      return enterServiceModel();
    case 704:
      return derControlModel(plant);
    case 713:
      return derStorageModel(plant);
    case 714:
      return derDcModel(plant);
    case 715:
      return derHeartbeatModel(plant);
    case 802:
      return batteryModel(plant);
    default:
      throw new InternalError(`the plant cannot serve SunSpec model ${id}`, { code: "internal" });
  }
}

/** The number of phases that the inverter or meter models of a chain speak of. */
function phasesOf(ids: readonly number[]): 1 | 2 | 3 {
  const has = (...wanted: number[]) => wanted.some((id) => ids.includes(id));
  if (has(101, 111, 201, 211)) return 1;
  return has(102, 112, 202, 212) ? 2 : 3;
}

/** A chain without any storage model is a plant without storage. */
function storageOf(ids: readonly number[]): Partial<PlantOptions> {
  return ids.some((id) => [124, 713, 802].includes(id)) ? {} : { battery: false };
}

/** Brings the plant up to the moment of each request. */
function punctual(map: SunspecMap, catchUp: () => void): RegisterSource {
  return {
    identification: { 0: "Sourceful", 1: "Simulated plant", 2: "1.0" },
    readRegisters(kind, address, count) {
      catchUp();
      return map.readRegisters(kind, address, count);
    },
    writeRegisters(address, values) {
      catchUp();
      map.writeRegisters(address, values);
    },
  };
}
