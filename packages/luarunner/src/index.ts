/**
 * Runs drivers in sandboxed Lua VMs, in worker threads that are replaced when a driver hangs one.
 *
 * @example
 * const plane = new DevicePlane({ logger });
 * const session = await plane.open({ deviceId: "inv-1", driverName: "hello", source });
 * const report = await session.call("driver_poll", [], { deadlineMs: 10_000 });
 * report.emits; // [{ der: "pv", fields: { w: -1500 }, atMs: … }]
 * await plane.close();
 */

export type { CallOptions } from "./call-options.ts";
export type {
  CallReport,
  DriverDescription,
  DriverIdentity,
  DriverLogLine,
  DriverSettings,
  Emission,
  ExchangeRecord,
  Metric,
  ReadRecord,
  WriteRecord,
} from "./call-report.ts";
export { DevicePlane, type DevicePlaneOptions } from "./device-plane.ts";
export {
  type DriverFingerprint,
  type FingerprintDriver,
  type FingerprintTarget,
  fingerprint,
} from "./driver-fingerprint.ts";
export type { DriverGrants, MqttTarget, SerialTarget, TcpTarget, WebSocketTarget } from "./driver-grants.ts";
export { DEFAULT_LIMITS, type DriverLimits } from "./driver-limits.ts";
export type { DriverSession, SecretKeeper, SessionEvent } from "./driver-session.ts";
export type { DriverSpec } from "./driver-spec.ts";
export { DRIVER_FUNCTIONS, HOST_FUNCTIONS, REGISTER_KINDS } from "./host-operations.ts";
export type { LuaValue } from "./lua-values.ts";
export type { OperationRecord } from "./operation-record.ts";
export type { ReadMemory } from "./read-memory.ts";
export type { ModbusTarget } from "./services/modbus-service.ts";
export { MqttConnection, type MqttConnectionOptions } from "./services/mqtt-connection.ts";
export { openPeerSocket, type PeerAddress } from "./services/peer-socket.ts";
