import type { JsonValue } from "../fixture/json-value.ts";
import type { DeviceFeed } from "./device-feed.ts";

const PHASES = ["a", "b", "c"];
const POINT_VALUES: Readonly<Record<string, number>> = {
  "1801": 15,
  "22130": 800,
  "28393": 53_999,
  "11": 480,
};

const EASEE: Readonly<Record<string, JsonValue>> = {
  "/api/accounts/login": { accessToken: "simulated", refreshToken: "simulated", expiresIn: 3600 },
  "/api/chargers": [{ id: "EH000001" }],
  "/state/EH000001/observations": {
    observations: Object.entries({
      48: 16,
      103: 1,
      109: 3,
      120: 3.6,
      121: 1.5,
      124: 812,
      183: 15.6,
      194: 231,
    }).map(([id, value]) => ({ id: Number(id), value: String(value) })),
  },
};

/** Devices with an HTTP interface, by driver; shapes as the vendors' interface documents give them. */
export const HTTP_FEEDS: Readonly<Record<string, DeviceFeed>> = {
  easee_cloud: {
    cloud: { http: "api.easee.com" },
    signInPaths: ["/api/accounts/login", "/api/accounts/refresh_token"],
    http: (path) => EASEE[path.replace(/\?.*/, "")] ?? {},
    config: () => ({ email: "simulated", password: "simulated", serial: "EH000001" }),
  },
  "esphome-dsmr": { http: esphome },
  esphome_dsmr: { http: esphome },
  fronius_api: {
    http: {
      "/solar_api/v1/GetPowerFlowRealtimeData.fcgi": {
        Body: { Data: { Site: { P_PV: 4100, P_Grid: -900, P_Load: -3200, E_Total: 8_200_000 } } },
      },
    },
  },
  goe_http: {
    http: {
      "/api/status": {
        nrg: [231, 230, 229, 0, 6, 6, 6, 1386, 1380, 1374, 0, 4140],
        wh: 3200,
        car: 2,
        amp: 6,
      },
    },
  },
  hardybarth: {
    http: { "/api/status": { power: 3600, energy: 1500, current: 15.6, voltage: 231, state: "charging" } },
  },
  myuplink: {
    signInPaths: ["/oauth/token"],
    http: {
      "/oauth/token": { access_token: "simulated", refresh_token: "simulated-next", expires_in: 3600 },
      "/v2/systems/me": { systems: [{ devices: [{ id: "pump-1" }] }] },
      "/v2/devices/pump-1/points": [
        { parameterId: "1", parameterName: "Outdoor", value: 4.5, parameterUnit: "°C" },
        { parameterId: "2", parameterName: "Power", value: 1.5, parameterUnit: "kW" },
      ],
    },
    config: (address) => ({
      base_url: `http://${address}`,
      client_id: "simulated",
      client_secret: "simulated",
      refresh_token: "simulated",
    }),
  },
  opendtu: {
    http: {
      "/api/livedata/status": {
        inverters: [
          {
            serial: "114100000001",
            reachable: true,
            AC: {
              "0": { Power: { v: 620 }, Voltage: { v: 231 }, Current: { v: 2.7 }, Frequency: { v: 50 } },
            },
            DC: { "0": { Power: { v: 330 }, Voltage: { v: 34 }, Current: { v: 9.7 } } },
            INV: { "0": { YieldTotal: { v: 512.4 } } },
          },
        ],
      },
    },
  },
  openevse: {
    http: { "/status": { amp: 10, voltage: 231, state: 3, watt_seconds: 3_600_000, pilot: 16, temp1: 310 } },
  },
  shelly: {
    http: {
      "/rpc/Shelly.GetDeviceInfo": {
        id: "shellypro3em-simulated",
        mac: "02AABBCCDDEE",
        gen: 2,
        app: "Pro3EM",
      },
      "/rpc/EM.GetStatus?id=0": Object.fromEntries(
        PHASES.flatMap((phase) => [
          [`${phase}_act_power`, 400],
          [`${phase}_current`, 1.8],
          [`${phase}_voltage`, 231],
          [`${phase}_freq`, 50],
        ]),
      ),
      "/rpc/EMData.GetStatus?id=0": { total_act: 120_000, total_act_ret: 40_000 },
    },
  },
  sonnen: {
    http: {
      "/api/v2/latestdata": {
        Pac_total_W: 1200,
        RSOC: 61,
        USOC: 58,
        Production_W: 3000,
        Consumption_W: 900,
        FullChargeCapacity: 9800,
      },
    },
    config: () => ({ api_token: "simulated" }),
  },
  tesla_vehicle: {
    http: (path) =>
      path.includes("/vehicle_data")
        ? {
            response: {
              response: {
                charge_state: {
                  battery_level: 61,
                  charge_limit_soc: 80,
                  charging_state: "Charging",
                  charge_amps: 8,
                  charger_actual_current: 8,
                  minutes_to_full_charge: 90,
                },
              },
            },
          }
        : { response: { result: true } },
    config: (address) => ({ ip: address, vin: "SIMULATED00000001" }),
  },
  tibber: {
    cloud: { http: "api.tibber.com", webSocket: "websocket-api.tibber.com" },
    signInPaths: ["/v1-beta/gql"],
    http: () => ({ data: { viewer: { homes: [{ id: "home-1" }] } } }),
    webSocket: tibber,
    config: () => ({ api_key: "simulated" }),
  },
  zap: {
    http: {
      "/api/crypto": { serialNumber: "zap-simulated", publicKey: "00", deviceName: "software_zap" },
      "/api/devices": { devices: [{ sn: "P1-1", type: "p1_uart", ders: [{ type: "meter" }] }] },
      "/api/devices/P1-1/data/json": {
        meter: { W: 740, L1_W: 740, L1_V: 231, Hz: 50, total_import_Wh: 120_000 },
      },
    },
  },
  zaptec: {
    http: {
      "/api/charger/state": {
        ChargingPower: 3600,
        TotalChargingEnergy: 1500,
        ChargingCurrent: 15.6,
        Voltage: 231,
        ChargerState: "charging",
      },
    },
  },
  nibe_local: {
    isTls: true,
    http: {
      "/api/v1/devices": {
        devices: [
          {
            deviceId: "SN1",
            aidMode: "off",
            product: { serialNumber: "SN1", name: "S735", firmwareId: "nibe-n" },
          },
        ],
      },
      "/api/v1/devices/SN1/points": Object.fromEntries(
        Object.entries(POINT_VALUES).map(([id, integerValue]) => [
          id,
          {
            title: `Point ${id}`,
            value: { integerValue },
            metadata: { unit: "kW", divisor: 10, variableSize: "s32", modbusRegisterID: 1 },
          },
        ]),
      ),
    },
    config: () => ({ username: "simulated", password: "simulated" }),
  },
};

/** ESPHome's web server: every entity has a path of its own. */
function esphome(path: string): JsonValue | undefined {
  const [, domain = "", entity = ""] = /^\/(sensor|text_sensor)\/(.+)$/.exec(path) ?? [];
  if (domain === "sensor") return { id: `sensor-${entity}`, value: 1.5, state: "1.5" };
  return domain === "text_sensor"
    ? { id: `text_sensor-${entity}`, value: "SIM1234", state: "SIM1234" }
    : undefined;
}

/** The graphql-transport-ws protocol, as far as one subscription needs it. */
function tibber(message: string): string[] {
  const { type, id } = JSON.parse(message) as { type: string; id?: string };
  if (type === "connection_init") return [JSON.stringify({ type: "connection_ack" })];
  if (type !== "subscribe") return [];
  const liveMeasurement = { power: 900, powerProduction: 0, voltagePhase1: 231, accumulatedConsumption: 4.2 };
  return [JSON.stringify({ type: "next", id, payload: { data: { liveMeasurement } } })];
}
