import type { Plant } from "./plant.ts";
import type { TimedControl } from "./plant-controls.ts";
import { acceptRemote, between, type SettingRule } from "./setting-rules.ts";
import { chargeStatus } from "./storage-model.ts";
import type { SunspecModel } from "./sunspec-map.ts";

type Changes = Readonly<Record<string, number>>;

const isSwitch: SettingRule = (value) => value === 0 || value === 1;
const isSeconds16 = between(0, 0xfffe);
const isSeconds32 = between(0, 0xffff_fffe);

/** Model 123: limit of the inverter's power with a timer. */
export function immediateControlModel(plant: Plant): SunspecModel {
  const { limit } = plant.controls;
  return {
    id: 123,
    scales: { WMaxLimPct_SF: -1, OutPFSet_SF: -2 },
    read: () => ({
      Conn: 1,
      WMaxLimPct: limit.pct,
      WMaxLimPct_RvrtTms: limit.revertS,
      WMaxLim_Ena: Number(limit.isEnabled),
      OutPFSet: 1,
      OutPFSet_Ena: 0,
      VArPct_Ena: 0,
    }),
    write(values) {
      acceptRemote(plant.controls, values, {
        WMaxLimPct: between(0, 100),
        WMaxLimPct_RvrtTms: isSeconds16,
        WMaxLim_Ena: isSwitch,
      });
      limit.pct = values["WMaxLimPct"] ?? limit.pct;
      limit.revertS = values["WMaxLimPct_RvrtTms"] ?? limit.revertS;
      limit.isEnabled = switched(values["WMaxLim_Ena"], limit.isEnabled);
      limit.revertPct = 100;
      limit.revertIsEnabled = false;
      restart(plant, limit);
    },
  };
}

/** Model 124: basic storage controls. Both rates are percentages of WChaMax. */
export function storageControlModel(plant: Plant): SunspecModel {
  const { storage } = plant.controls;
  return {
    id: 124,
    scales: {
      WChaMax_SF: 0,
      WChaDisChaGra_SF: 0,
      MinRsvPct_SF: -2,
      ChaState_SF: -2,
      InBatV_SF: -1,
      InOutWRte_SF: -2,
    },
    read() {
      const { battery } = plant.state;
      const limits = plant.options.battery;
      return {
        WChaMax: storage.maxChargeW,
        WChaGra: 100,
        WDisChaGra: 100,
        StorCtl_Mod: storage.mode,
        MinRsvPct: storage.reservePct,
        ChaState: battery && battery.soc * 100,
        InBatV: battery?.voltageV,
        ChaSt: battery && limits ? chargeStatus(battery, limits) : 1,
        OutWRte: storage.dischargePct,
        InWRte: storage.chargePct,
        InOutWRte_WinTms: storage.windowS,
        InOutWRte_RvrtTms: storage.revertS,
        InOutWRte_RmpTms: storage.rampS,
        ChaGriSet: Number(storage.mayChargeFromGrid),
      };
    },
    write(values) {
      const limits = plant.options.battery;
      acceptRemote(plant.controls, values, {
        WChaMax: between(0, limits ? limits.maxChargeW : 0),
        StorCtl_Mod: between(0, 3),
        MinRsvPct: between(0, 100),
        OutWRte: between(-100, 100),
        InWRte: between(-100, 100),
        InOutWRte_WinTms: isSeconds16,
        InOutWRte_RvrtTms: isSeconds16,
        InOutWRte_RmpTms: isSeconds16,
        ChaGriSet: isSwitch,
      });
      storage.maxChargeW = values["WChaMax"] ?? storage.maxChargeW;
      storage.mode = values["StorCtl_Mod"] ?? storage.mode;
      storage.reservePct = values["MinRsvPct"] ?? storage.reservePct;
      storage.dischargePct = values["OutWRte"] ?? storage.dischargePct;
      storage.chargePct = values["InWRte"] ?? storage.chargePct;
      storage.windowS = values["InOutWRte_WinTms"] ?? storage.windowS;
      storage.revertS = values["InOutWRte_RvrtTms"] ?? storage.revertS;
      storage.rampS = values["InOutWRte_RmpTms"] ?? storage.rampS;
      storage.mayChargeFromGrid = switched(values["ChaGriSet"], storage.mayChargeFromGrid);
      plant.controls.armStorage(plant.state.elapsedMs);
      plant.settle();
    },
  };
}

/** Model 704: limit and set-point of the AC power, each with a reversion timer. */
export function derControlModel(plant: Plant): SunspecModel {
  const { limit, setpoint } = plant.controls;
  const maxW = plant.options.ratedW;
  return {
    id: 704,
    scales: { WMaxLimPct_SF: -1, WSet_SF: 0, WSetPct_SF: -1 },
    read() {
      const nowMs = plant.state.elapsedMs;
      return {
        WMaxLimPctEna: Number(limit.isEnabled),
        WMaxLimPct: limit.pct,
        WMaxLimPctRvrt: limit.revertPct,
        WMaxLimPctEnaRvrt: Number(limit.revertIsEnabled),
        WMaxLimPctRvrtTms: limit.revertS,
        WMaxLimPctRvrtRem: plant.controls.remainingS(limit, nowMs),
        WSetEna: Number(setpoint.isEnabled),
        WSetMod: Number(setpoint.isInWatts),
        WSet: setpoint.watts,
        WSetRvrt: setpoint.revertWatts,
        WSetPct: setpoint.pct,
        WSetPctRvrt: setpoint.revertPct,
        WSetEnaRvrt: Number(setpoint.revertIsEnabled),
        WSetRvrtTms: setpoint.revertS,
        WSetRvrtRem: plant.controls.remainingS(setpoint, nowMs),
        AntiIslEna: 1,
      };
    },
    write(values) {
      const isPct = between(-100, 100);
      const isWatts = between(-maxW, maxW);
      acceptRemote(plant.controls, values, {
        WMaxLimPctEna: isSwitch,
        WMaxLimPct: between(0, 100),
        WMaxLimPctRvrt: between(0, 100),
        WMaxLimPctEnaRvrt: isSwitch,
        WMaxLimPctRvrtTms: isSeconds32,
        WSetEna: isSwitch,
        WSetMod: isSwitch,
        WSet: isWatts,
        WSetRvrt: isWatts,
        WSetPct: isPct,
        WSetPctRvrt: isPct,
        WSetEnaRvrt: isSwitch,
        WSetRvrtTms: isSeconds32,
      });
      takeTimed(limit, values, "WMaxLimPct", "WMaxLimPct");
      takeTimed(setpoint, values, "WSet", "WSetPct");
      setpoint.isInWatts = switched(values["WSetMod"], setpoint.isInWatts);
      setpoint.watts = values["WSet"] ?? setpoint.watts;
      setpoint.revertWatts = values["WSetRvrt"] ?? setpoint.revertWatts;
      const touched = Object.keys(values);
      if (touched.some((name) => name.startsWith("WMaxLim"))) restart(plant, limit);
      if (touched.some((name) => name.startsWith("WSet"))) restart(plant, setpoint);
    },
  };
}

/** The points that limit and set-point of model 704 have in common. */
function takeTimed(control: TimedControl, values: Changes, name: string, pctName: string): void {
  control.isEnabled = switched(values[`${name}Ena`], control.isEnabled);
  control.pct = values[pctName] ?? control.pct;
  control.revertPct = values[`${pctName}Rvrt`] ?? control.revertPct;
  control.revertIsEnabled = switched(values[`${name}EnaRvrt`], control.revertIsEnabled);
  control.revertS = values[`${name}RvrtTms`] ?? control.revertS;
}

function switched(value: number | undefined, otherwise: boolean): boolean {
  return value === undefined ? otherwise : value === 1;
}

function restart(plant: Plant, control: TimedControl): void {
  plant.controls.arm(control, plant.state.elapsedMs);
  plant.settle();
}
