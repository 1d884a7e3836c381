import { InvalidArgumentError } from "commander";

/** A TCP port, 0 to 65535. */
export function port(text: string): number {
  return wholeNumber(text, 0, 65_535);
}

/** A Modbus unit id, 0 to 255. */
export function unitId(text: string): number {
  return wholeNumber(text, 0, 255);
}

/** A record's number in a journal, 1 and up. */
export function sequenceNumber(text: string): number {
  return wholeNumber(text, 1, Number.MAX_SAFE_INTEGER);
}

const UNITS_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A length of time such as 90s, 15m, 2h or 3d; in ms. */
export function durationMs(text: string): number {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? [];
  const unitMs = UNITS_MS[unit];
  if (amount === undefined || unitMs === undefined) {
    throw new InvalidArgumentError("expected a number and s, m, h or d, such as 2h.");
  }
  return Number(amount) * unitMs;
}

function wholeNumber(text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}.`);
  }
  return value;
}

/** A finite number above 0. */
export function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError("expected a number above 0.");
  return value;
}

/** A JSON object. */
export function jsonObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InvalidArgumentError(`not JSON: ${(error as Error).message}.`);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new InvalidArgumentError('expected a JSON object such as {"phases": 3}.');
  }
  return value as Record<string, unknown>;
}
