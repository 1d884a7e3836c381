import type { JsonValue } from "../fixture/json-value.ts";
import type { DeviceFeed } from "./device-feed.ts";

const CHARGER: Readonly<Record<string, string>> = {
  powerAc: "3500",
  currentAc: "15.2",
  voltageAc: "230",
  frequency: "50.0",
  powerDc: "3200",
  currentDc: "10",
  voltageDc: "320",
  soc: "65",
  energyAcImport: "50000",
  energyAcExport: "10000",
  evConnected: "true",
  chargePowerMax: "11000",
  dischargePowerMax: "11000",
};

/** Devices that publish, by driver. */
export const MQTT_FEEDS: Readonly<Record<string, DeviceFeed>> = {
  ambibox: { mqtt: under("device/evCharger/0", CHARGER) },
  ambibox_v2x: { mqtt: under("device/evCharger/0", CHARGER) },
  ferroamp: {
    mqtt: texts({
      "extapi/data/ehub": {
        pext: { L1: "500", L2: "300", L3: "-200" },
        ppv: { val: "3100" },
        pbat: { val: "-400" },
        gridfreq: { val: "50.01" },
        ul: { L1: "230.1", L2: "229.8", L3: "230.5" },
        il: { L1: "2.2", L2: "1.3", L3: "0.9" },
        wextconsq: { L1: "1000", L2: "1000", L3: "1000" },
        wextprodq: { L1: "500", L2: "500", L3: "500" },
      },
      "extapi/data/eso": {
        id: { val: "eso-1" },
        soc: { val: "55" },
        ubat: { val: "400" },
        ibat: { val: "1" },
      },
      "extapi/data/sso": { id: { val: "sso-1" }, upv: { val: "600" }, ipv: { val: "5" } },
    }),
  },
  ferroamp_dc2_v2x: {
    mqtt: texts({
      "dc2/v2x/psu": { "Measured values": { "Battery Voltage": 400, "Battery Current": 8 } },
      "dc2/v2x/system": { State: "Charging", Control: "remote", "Charged energy": "1.2 kWh" },
    }),
  },
  heishamon: {
    mqtt: under("panasonic_heat_pump/main", {
      Outside_Temp: "4",
      Main_Inlet_Temp: "31",
      Main_Outlet_Temp: "35",
      Main_Target_Temp: "36",
      Z1_Heat_Request_Temp: "0",
    }),
  },
  opendtu_mqtt: {
    mqtt: under("solar/inv001/status", {
      "AC/Power": "620",
      "AC/Voltage": "231",
      "AC/Current": "2.7",
      "AC/Frequency": "50",
      "DC/0/Power": "330",
      "DC/0/Voltage": "34",
      "INV/YieldTotal": "512.4",
    }),
  },
  pixii_pv: {
    mqtt: texts({
      "pixii/status/SIM-pixii_pv/meter_ext6": {
        meter_source: "PV",
        meter_w1: 900,
        meter_w2: 900,
        meter_w3: 900,
        meter_kwh_imp: 512,
      },
      "pixii/status/SIM-pixii_pv/meter": { meter_w: -400, freq: 50, ac_v1: 231, ac_v2: 230, ac_v3: 229 },
    }),
  },
  victron_mqtt: {
    mqtt: texts(
      Object.fromEntries(
        Object.entries({
          "Ac/Grid/L1/Power": 400,
          "Ac/PvOnOutput/L1/Power": 900,
          "Dc/Battery/Power": 300,
          "Dc/Battery/Soc": 55,
          "Dc/Battery/Voltage": 48.5,
        }).map(([path, value]) => [`N/simulated/system/0/${path}`, { value }]),
      ),
    ),
  },
};

function under(base: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([topic, payload]) => [`${base}/${topic}`, payload]));
}

function texts(messages: Readonly<Record<string, JsonValue>>): Record<string, string> {
  return Object.fromEntries(Object.entries(messages).map(([topic, value]) => [topic, JSON.stringify(value)]));
}
