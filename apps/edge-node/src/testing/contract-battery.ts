import { ModbusServer, RegisterBank } from "@sourceful/simulator";
import { expect, vi } from "vitest";
import { ContractMaster } from "./contract-master.ts";

/** Register of the set-point, W, of the mode, and the mode in which the set-point counts; 0 is its default mode. */
export const SET_POINT = 10;
export const MODE = 11;
export const REMOTE = 1;

const PATIENCE = { timeout: 30_000, interval: 10 };
/** Longer than a busy machine may hold up the test, in which the device is, ms. */
const ANSWER_WITHIN_MS = 5_000;

/** A battery on Modbus TCP as a gateway left it under remote control, and its master. */
export class ContractBattery extends ContractMaster {
  readonly bank = new RegisterBank({ holding: { 0: [1500, 55], [SET_POINT]: 0, [MODE]: REMOTE } });
  readonly sn: string;
  server = new ModbusServer({ units: { 1: this.bank } });

  constructor(sn: string) {
    super("gw-1", sn, "battery");
    this.sn = sn;
  }

  /** Its entry in devices.json. */
  async listen({ driver = "acme", watchdogS = 60 } = {}): Promise<object> {
    const port = await this.server.listen();
    const ders = [{ type: "battery", enabled: true }];
    const modbus = { timeout_ms: ANSWER_WITHIN_MS };
    const control = { watchdog_s: watchdogS };
    return { sn: this.sn, register_map: driver, host: "127.0.0.1", port, ders, modbus, control };
  }

  get mode(): number | undefined {
    return this.bank.holding.get(MODE);
  }

  /** What was written since the requests were cleared: address and value. */
  get writes(): [number, number][] {
    return this.server.requests.flatMap(({ request }) =>
      request?.action === "write-registers" ? [[request.address, request.values[0] ?? 0]] : [],
    );
  }

  get setPoints(): number[] {
    return this.writes.flatMap(([address, value]) => (address === SET_POINT ? [value] : []));
  }

  async becomes(mode: number): Promise<void> {
    await vi.waitFor(() => expect(this.mode).toBe(mode), PATIENCE);
  }
}
