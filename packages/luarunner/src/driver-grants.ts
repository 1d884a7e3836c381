import type { ModbusTarget } from "./services/modbus-service.ts";

/**
 * What a driver may reach, and nothing else: its own device, over the protocol it was configured for. What is
 * not granted answers with an error.
 */
export interface DriverGrants {
  modbus?: ModbusTarget;
}
