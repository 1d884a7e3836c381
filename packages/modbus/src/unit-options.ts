import { RejectedError } from "@sourceful/domain";

/** One device (unit id) behind an endpoint, and what it can bear. */
export interface UnitOptions {
  /** 0..255. */
  readonly unitId: number;
  /**
   * How long the device may take to answer, ms; 5000 when not given. Counts from the moment the request goes
   * on the wire: waiting in the queue, for the gap or for a connection is not part of it. A unit that failed
   * to answer gets less while others on its endpoint answer (see `ModbusSession`).
   */
  readonly timeoutMs?: number;
  /** Least pause between the end of one request to this unit and the start of its next, ms; 0 when not given. */
  readonly minGapMs?: number;
  /** Most registers one read may ask for, 1..125; 125 when not given. Larger reads are split and joined. */
  readonly maxRegisters?: number;
}

/** Options with every default filled in. */
export type UnitSettings = Required<UnitOptions>;

/** Fills in defaults. Throws RejectedError `value_out_of_range` for what Modbus or a timer cannot carry. */
export function unitSettings(options: UnitOptions): UnitSettings {
  const { unitId, timeoutMs = 5000, minGapMs = 0, maxRegisters = 125 } = options;
  requireInRange("unit id", unitId, 0, 255, Number.isInteger(unitId));
  requireInRange("timeout", timeoutMs, 1, MAX_TIMER_MS);
  requireInRange("minimum gap", minGapMs, 0, MAX_TIMER_MS);
  requireInRange("maximum registers", maxRegisters, 1, 125, Number.isInteger(maxRegisters));
  return Object.freeze({ unitId, timeoutMs, minGapMs, maxRegisters });
}

/** The longest delay setTimeout keeps; longer ones fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

function requireInRange(what: string, value: number, min: number, max: number, isWhole = true): void {
  if (isWhole && value >= min && value <= max) return;
  throw new RejectedError(`modbus: ${what} '${value}' must be between '${min}' and '${max}'`, {
    code: "value_out_of_range",
  });
}
