/** One DC input of the inverter with its panels. */
export interface PvString {
  /** Power at 1,000 W/m² and 25 °C, W. */
  peakW: number;
  /** Degrees from horizontal. */
  tiltDeg: number;
  /** Degrees from south, west positive. */
  azimuthDeg: number;
  /** Voltage at the maximum power point in full sun, V. */
  voltageV: number;
}

export interface BatteryOptions {
  capacityWh: number;
  /** State of charge at the start, 0..1. */
  startSoc: number;
  /** Never discharged below this, 0..1. */
  minSoc: number;
  /** Never charged above this, 0..1. */
  maxSoc: number;
  /** Largest charging and discharging power at the terminals, W. */
  maxChargeW: number;
  maxDischargeW: number;
  /** Share of the energy that survives one way, 0..1. */
  oneWayEfficiency: number;
}

export interface PlantOptions {
  /** The same seed gives the same day. */
  seed: number;
  /** Solar time of day at the start, hours. */
  startLocalHour: number;
  /** 1..365. */
  dayOfYear: number;
  latitudeDeg: number;
  /** 0 is a clear sky, 1 a day of heavy clouds. */
  cloudiness: number;
  /** Phases of inverter, house and meter. */
  phases: 1 | 2 | 3;
  /** Mean base load of the house, W. */
  meanLoadW: number;
  /** Largest AC power of the inverter in either direction, W. */
  ratedW: number;
  /** AC over DC power when generating, DC over AC when charging, 0..1. */
  inverterEfficiency: number;
  strings: readonly PvString[];
  /** `false` for a plant without storage. */
  battery: BatteryOptions | false;
  /** After how long without a new heartbeat of its controller the device falls back, s (model 715). */
  heartbeatTimeoutS: number;
  /** Simulated seconds in a second of the device's own timers and heartbeats. */
  timerScale: number;
  /** Counters at the start, Wh. */
  importedWh: number;
  exportedWh: number;
}

/** A house on a clear midsummer afternoon: 10 kW hybrid inverter, two roof faces, 10 kWh of storage. */
export const DEFAULT_PLANT: PlantOptions = {
  seed: 1,
  startLocalHour: 14,
  dayOfYear: 172,
  latitudeDeg: 56.7,
  cloudiness: 0.15,
  phases: 3,
  meanLoadW: 700,
  ratedW: 10_000,
  inverterEfficiency: 0.975,
  strings: [
    { peakW: 5200, tiltDeg: 30, azimuthDeg: -45, voltageV: 520 },
    { peakW: 4800, tiltDeg: 30, azimuthDeg: 45, voltageV: 480 },
  ],
  battery: {
    capacityWh: 10_000,
    startSoc: 0.55,
    minSoc: 0.1,
    maxSoc: 1,
    maxChargeW: 5000,
    maxDischargeW: 5000,
    oneWayEfficiency: 0.97,
  },
  heartbeatTimeoutS: 10,
  timerScale: 1,
  importedWh: 8_214_300,
  exportedWh: 5_730_900,
};
