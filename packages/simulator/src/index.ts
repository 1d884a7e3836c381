/**
 * Devices that behave: a house with panels, storage and meter served as SunSpec devices, meters of that house
 * on HTTP, MQTT and P1, a charging station, and bare Modbus and HTTP servers; all with faults on demand. For tests and the demo.
 *
 * @example
 * const site = await new SunspecPlant({ seed: 7, startLocalHour: 13 }).serve();
 * site.server.faults.delayMs = 200;
 * // … a client reads 127.0.0.1:site.port …
 * await site.close();
 */
export { BytePort } from "./byte-port.ts";
export { BuildingRecord, type BuildingRecordOptions } from "./community/building-record.ts";
export { BuildingReporter, type BuildingReporterOptions } from "./community/building-reporter.ts";
export { HouseKeys } from "./community/house-keys.ts";
export { CALIBRATED } from "./community/simulation/calibration.ts";
export { FAULTS, type Fault } from "./community/simulation/fault.ts";
export type { PlantedBug } from "./community/simulation/planted-bug.ts";
export {
  type SimulationOptions,
  type SimulationReport,
  simulateCommunity,
} from "./community/simulation/simulate-community.ts";
export { INVARIANTS, type Invariant, type Violation } from "./community/simulation/violation.ts";
export { createStreet, type Reading, Street, type StreetOptions } from "./community/street.ts";
export type { ElectricLoad } from "./electric-load.ts";
export { EvCharger, type EvChargerOptions, type EvChargerSite, type EvChargerState } from "./ev-charger.ts";
export {
  HttpDevice,
  type HttpDeviceAnswer,
  type HttpDeviceOptions,
  type HttpDeviceRequest,
  type HttpFaults,
} from "./http-device.ts";
export { KecontactMap } from "./kecontact-map.ts";
export { type MeterSample, type PhaseSample, sampleMeter } from "./meter-sample.ts";
export type { MeterSource } from "./meter-source.ts";
export {
  type FaultAction,
  type FaultDecision,
  type FaultSubject,
  ModbusFaults,
  type RefusedRange,
} from "./modbus-faults.ts";
export { MODBUS_EXCEPTIONS, ModbusRefusal } from "./modbus-refusal.ts";
export type { ModbusRequest } from "./modbus-request.ts";
export { type LoggedRequest, ModbusServer, type ModbusServerOptions } from "./modbus-server.ts";
export { type BrokerMessage, MqttBroker } from "./mqtt-broker.ts";
export { MqttMeter, type MqttMeterOptions } from "./mqtt-meter.ts";
export { type P1Faults, P1Port, type P1PortOptions } from "./p1-port.ts";
export { encodeP1Telegram, type P1Dialect, type P1TelegramOptions, p1Crc16 } from "./p1-telegram.ts";
export { type BatteryOptions, DEFAULT_PLANT, type PlantOptions, type PvString } from "./plant-options.ts";
export type { PlantReadings } from "./plant-readings.ts";
export type { BatteryState, PhaseState, PlantState, StringState } from "./plant-state.ts";
export { RegisterBank, type RegisterBankOptions, type RegisterRuns } from "./register-bank.ts";
export type { BitKind, RegisterKind, RegisterSource } from "./register-source.ts";
export { ShellyMeter, type ShellyMeterOptions, type ShellyModel } from "./shelly-meter.ts";
export type { SunspecIdentity } from "./sunspec-identity.ts";
export { SunspecMap, type SunspecModel, type SunspecValues } from "./sunspec-map.ts";
export {
  type ServeOptions,
  SunspecPlant,
  type SunspecPlantOptions,
  type SunspecSite,
} from "./sunspec-plant.ts";
export { SUNSPEC_VARIANTS, type SunspecChains, type SunspecVariant } from "./sunspec-variants.ts";
export { type WebSocketAnswer, WebSocketPort } from "./web-socket-port.ts";
