import type { Plant } from "./plant.ts";
import { accept, between } from "./setting-rules.ts";
import type { SunspecIdentity } from "./sunspec-identity.ts";
import type { SunspecModel } from "./sunspec-map.ts";

const NOMINAL_V = 230;

/** Model 1: who made it. */
export function commonModel(identity: SunspecIdentity, unitId: number): SunspecModel {
  const { manufacturer, model, version, serial } = identity;
  return {
    id: 1,
    read: () => ({ Mn: manufacturer, Md: model, Opt: "", Vr: version, SN: serial, DA: unitId }),
  };
}

/** Model 120: nameplate. */
export function nameplateModel(plant: Plant): SunspecModel {
  const { ratedW, battery, phases } = plant.options;
  return {
    id: 120,
    scales: {
      WRtg_SF: 1,
      VARtg_SF: 1,
      ARtg_SF: -1,
      ...(battery && { WHRtg_SF: 1, MaxChaRte_SF: 0, MaxDisChaRte_SF: 0 }),
    },
    read: () => ({
      DERTyp: battery ? 82 : 4,
      WRtg: ratedW,
      VARtg: ratedW,
      ARtg: ratedW / NOMINAL_V / phases,
      ...(battery && {
        WHRtg: battery.capacityWh,
        MaxChaRte: battery.maxChargeW,
        MaxDisChaRte: battery.maxDischargeW,
      }),
    }),
  };
}

/** Model 121: basic settings, of which the largest power can be set. */
export function settingsModel(plant: Plant): SunspecModel {
  return {
    id: 121,
    scales: { WMax_SF: 0, VRef_SF: 0, VRefOfs_SF: 0 },
    read: () => ({ WMax: plant.controls.maxW, VRef: NOMINAL_V, VRefOfs: 0 }),
    write: (values) => setMaxW(plant, values),
  };
}

/** Model 702: ratings of a DER and the settings that may lower them. */
export function derRatingsModel(plant: Plant): SunspecModel {
  const { ratedW, battery, phases } = plant.options;
  const volts = phases === 1 ? NOMINAL_V : NOMINAL_V * Math.sqrt(phases);
  const rates = battery && { charge: battery.maxChargeW, discharge: battery.maxDischargeW };
  return {
    id: 702,
    scales: { W_SF: 0, VA_SF: 0, Var_SF: 0, V_SF: 0, A_SF: -1 },
    read: () => ({
      WMaxRtg: ratedW,
      VAMaxRtg: ratedW,
      VarMaxInjRtg: 0,
      VarMaxAbsRtg: 0,
      ...(rates && { WChaRteMaxRtg: rates.charge, WDisChaRteMaxRtg: rates.discharge }),
      VNomRtg: volts,
      AMaxRtg: ratedW / NOMINAL_V / phases,
      // Limit and set-point of active power.
      CtrlModes: 0b11,
      WMax: plant.controls.maxW,
      VAMax: ratedW,
      ...(rates && { WChaRteMax: rates.charge, WDisChaRteMax: rates.discharge }),
      VNom: volts,
    }),
    write: (values) => setMaxW(plant, values),
  };
}

/** Model 703: when it may connect; read only here. */
export function enterServiceModel(): SunspecModel {
  return {
    id: 703,
    scales: { V_SF: -1, Hz_SF: -2 },
    read: () => ({
      ES: 1,
      ESVHi: 110,
      ESVLo: 85,
      ESHzHi: 50.1,
      ESHzLo: 49.5,
      ESDlyTms: 60,
      ESRndTms: 0,
      ESRmpTms: 600,
      ESDlyRemTms: 0,
    }),
  };
}

function setMaxW(plant: Plant, values: Readonly<Record<string, number>>): void {
  accept(values, { WMax: between(0, plant.options.ratedW) });
  plant.controls.maxW = values["WMax"] ?? plant.controls.maxW;
  plant.settle();
}
