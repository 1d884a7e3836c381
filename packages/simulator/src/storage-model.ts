import type { Plant } from "./plant.ts";
import type { BatteryOptions } from "./plant-options.ts";
import type { BatteryState } from "./plant-state.ts";
import type { SunspecModel } from "./sunspec-map.ts";

const HEALTH_PCT = 98;
const NOMINAL_V = 400;

/** Charge status of models 124 and 802. */
export function chargeStatus(battery: BatteryState, limits: BatteryOptions): number {
  if (battery.powerW > 5) return 4;
  if (battery.powerW < -5) return 3;
  if (battery.soc >= limits.maxSoc - 1e-6) return 5;
  return battery.soc <= limits.minSoc + 1e-6 ? 2 : 6;
}

/** Model 713: storage capacity of a DER. */
export function derStorageModel(plant: Plant): SunspecModel {
  return {
    id: 713,
    scales: { WH_SF: 0, Pct_SF: -2 },
    read() {
      const { battery } = plant.state;
      if (!battery) return { SoC: 0 };
      const WHAvail = battery.capacityWh * battery.soc * (HEALTH_PCT / 100);
      return { WHRtg: battery.capacityWh, WHAvail, SoC: battery.soc * 100, SoH: HEALTH_PCT, Sta: 0 };
    },
  };
}

/** Model 802: the battery itself; current and power + discharging. */
export function batteryModel(plant: Plant): SunspecModel {
  return {
    id: 802,
    scales: {
      AHRtg_SF: 0,
      WHRtg_SF: 1,
      WChaDisChaMax_SF: 1,
      SoC_SF: -2,
      DoD_SF: -2,
      SoH_SF: 0,
      V_SF: -1,
      CellV_SF: -3,
      A_SF: -2,
      AMax_SF: -1,
      W_SF: 0,
    },
    read() {
      const { battery, elapsedMs } = plant.state;
      const limits = plant.options.battery;
      if (!battery || !limits) return {};
      return {
        AHRtg: limits.capacityWh / NOMINAL_V,
        WHRtg: limits.capacityWh,
        WChaRteMax: limits.maxChargeW,
        WDisChaRteMax: limits.maxDischargeW,
        SoCMax: limits.maxSoc * 100,
        SoCMin: limits.minSoc * 100,
        SocRsvMax: limits.maxSoc * 100,
        SoCRsvMin: limits.minSoc * 100,
        SoC: battery.soc * 100,
        DoD: (1 - battery.soc) * 100,
        SoH: HEALTH_PCT,
        NCyc: battery.dischargedWh / limits.capacityWh,
        ChaSt: chargeStatus(battery, limits),
        LocRemCtl: 0,
        Hb: Math.floor(elapsedMs / 1000) % 60,
        AlmRst: 0,
        Typ: 4,
        State: 3,
        Evt1: 0,
        Evt2: 0,
        EvtVnd1: 0,
        EvtVnd2: 0,
        V: battery.voltageV,
        A: -battery.currentA,
        AChaMax: limits.maxChargeW / NOMINAL_V,
        ADisChaMax: limits.maxDischargeW / NOMINAL_V,
        W: -battery.powerW,
        ReqInvState: 0,
        SetOp: 1,
        SetInvState: 3,
      };
    },
  };
}
