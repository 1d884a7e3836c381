import type { Clock, EdgeError } from "@sourceful/domain";
import type { ModbusEndpoint } from "./modbus-endpoint.ts";
import type { ModbusRequest } from "./modbus-request.ts";

/** An open connection that carries one request at a time. */
export interface Channel {
  readonly isOpen: boolean;
  /**
   * Sends a request and returns the data bytes of its answer: registers as on the wire, bits packed low bit
   * first, nothing for writes. Rejects with ModbusException and stays open; rejects with anything else and is
   * closed, so that a late answer can never meet a later request.
   */
  exchange(unitId: number, request: ModbusRequest, timeoutMs: number): Promise<Uint8Array>;
  /** Closes; a request in flight rejects with `connection_lost`. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Called once, when the channel is closed by anyone; without an error when it was idle or we closed it. */
  readonly onClose: (error: EdgeError | undefined) => void;
}

/** How channels are made: TCP here, a fake in tests. Rejects when no connection came about. */
export interface Transport {
  open(endpoint: ModbusEndpoint, options: OpenOptions): Promise<Channel>;
}
