/**
 * Modbus TCP for many devices behind few sockets: one session per endpoint with one request in flight,
 * control before polls, deadlines, reconnects and a circuit breaker per unit.
 *
 * @example
 * const pool = new SessionPool({ clock: systemClock, logger });
 * const lease = pool.acquire({ host: "192.168.1.20", port: 502 });
 * const inverter = lease.session.unit({ unitId: 1, minGapMs: 20 });
 * const bytes = await inverter.readRegisters("holding", 40000, 2); // "SunS"
 * await lease.release();
 */

export type { ForbiddenGap } from "./forbidden-gap.ts";
export type { LinkState } from "./link-state.ts";
export type { ModbusEndpoint } from "./modbus-endpoint.ts";
export { ModbusException } from "./modbus-exception.ts";
export type { ModbusRequest, ReadRequest, WriteRequest } from "./modbus-request.ts";
export type { SessionDependencies, SessionStats } from "./modbus-session.ts";
export { ModbusSession } from "./modbus-session.ts";
export type { BitKind, ModbusUnit, RegisterKind } from "./modbus-unit.ts";
export { PlannedPoll } from "./planned-poll.ts";
export { ReadPlan, type ReadPlanOptions } from "./read-plan.ts";
export type { Priority, RequestOptions } from "./request-options.ts";
export type { SessionLease } from "./session-pool.ts";
export { SessionPool } from "./session-pool.ts";
export type { Channel, OpenOptions, Transport } from "./transport.ts";
export type { UnitOptions } from "./unit-options.ts";
