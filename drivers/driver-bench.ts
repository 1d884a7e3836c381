import { readFileSync } from "node:fs";
// The drivers folder is no package, so it has no dependencies of its own.
import {
  canonicalFields,
  type FieldValue,
  isDerKind,
  type ReadingFields,
  silentLogger,
} from "@sourceful/domain";
import {
  type CallReport,
  DevicePlane,
  type DriverGrants,
  type DriverSession,
  type ModbusTarget,
} from "@sourceful/luarunner";

export type Config = Record<string, FieldValue>;

/** A driver that has been opened on a device. */
export interface OpenDriver {
  readonly session: DriverSession;
  /** Calls a driver function; does not judge its outcome. */
  readonly call: (fn: string, ...args: FieldValue[]) => Promise<CallReport>;
}

/** Runs drivers of this folder the way the gateway does, for the tests beside it. */
export class DriverBench {
  readonly #plane = new DevicePlane({ workers: 1, logger: silentLogger });
  readonly #closers: (() => Promise<void>)[] = [];
  #opened = 0;

  /** Opens a driver by its source on a unit of a Modbus device on loopback; nothing is called yet. */
  open(
    driver: { name: string; source: string },
    target: Partial<ModbusTarget> & { port: number },
  ): Promise<OpenDriver> {
    return this.openWith(driver, { modbus: { host: "127.0.0.1", unitId: 1, timeoutMs: 1500, ...target } });
  }

  /** Opens a driver with what it may reach. */
  async openWith(driver: { name: string; source: string }, grants: DriverGrants): Promise<OpenDriver> {
    this.#opened += 1;
    const session = await this.#plane.open({
      deviceId: `${driver.name}-${this.#opened}`,
      driverName: driver.name,
      source: driver.source,
      grants,
    });
    this.closeLater(() => session.close());
    return { session, call: (fn, ...args) => session.call(fn, args, { deadlineMs: 10_000 }) };
  }

  /** Something to close after this test, last first. */
  closeLater(close: () => Promise<void>): void {
    this.#closers.unshift(close);
  }

  /** Closes what the last test opened. */
  async clear(): Promise<void> {
    for (const close of this.#closers.splice(0)) await close();
  }

  async close(): Promise<void> {
    await this.clear();
    await this.#plane.close();
  }
}

/** Source text of a driver in `lua/`. */
export function driverSource(name: string): { name: string; source: string } {
  const source = readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), "utf8");
  return { name, source };
}

/**
 * The same driver with a clock that only a test moves on: it calls the global function `pass_time(ms)`, which
 * `host.sleep` does too.
 */
export function withMovableClock({ name, source }: { name: string; source: string }): {
  name: string;
  source: string;
} {
  const clock = `do
  local now_ms = host.millis()
  function pass_time(ms) now_ms = now_ms + ms end
  host.millis = function() return now_ms end
  host.now_ms = host.millis
  host.sleep = pass_time
end `;
  return { name, source: clock.replaceAll("\n", " ") + source };
}

/** What a call emitted, by kind, in canonical fields; a kind emitted twice is an error here. */
export function emitted(report: CallReport): Record<string, ReadingFields> {
  const readings: Record<string, ReadingFields> = {};
  for (const { der, fields } of report.emits) {
    if (!isDerKind(der) || readings[der]) throw new Error(`${der} emitted twice, or no DER`);
    readings[der] = canonicalFields(der, fields);
  }
  return readings;
}
