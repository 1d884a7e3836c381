import { EdgeError } from "@sourceful/domain";
import type { ModbusLine } from "./modbus-line.ts";

/** What a SunSpec device says of itself: its common model, and which models follow it. */
export interface SunspecIdentity {
  /** Address of "SunS". */
  readonly base: number;
  readonly vendor?: string;
  readonly model?: string;
  readonly options?: string;
  readonly version?: string;
  readonly serial?: string;
  /** Ids of the models that follow, in their order. */
  readonly models: readonly number[];
}

/** Where devices keep the map (SunSpec Information Model Specification 1.1, section 5.2), the commonest first. */
const BASES = [40_000, 0, 50_000];
const SUNS = [0x5375, 0x6e53];
/** Of the common model's data: name, first register, registers (model 1). */
const COMMON_POINTS = [
  ["vendor", 0, 16],
  ["model", 16, 16],
  ["options", 32, 8],
  ["version", 40, 8],
  ["serial", 48, 16],
] as const;
const COMMON_REGISTERS = 64;
const END_MODEL = 0xffff;
const MAX_MODELS = 64;

/**
 * Looks for a SunSpec map. A base that the device refuses is none; undefined when there is none at all. What it
 * does not say of itself is absent.
 *
 * @throws TimeoutError as `ModbusLine.read`, when the device does not answer
 */
export async function readSunspecIdentity(line: ModbusLine): Promise<SunspecIdentity | undefined> {
  for (const base of BASES) {
    const words = await readUnlessRefused(line, base, SUNS.length);
    if (words?.every((word, index) => word === SUNS[index])) return readMap(line, base);
  }
  return undefined;
}

async function readMap(line: ModbusLine, base: number): Promise<SunspecIdentity> {
  const models: number[] = [];
  let texts: Record<string, string> = {};
  let address = base + SUNS.length;
  for (let index = 0; index <= MAX_MODELS && address + 2 <= 0x10000; index++) {
    const [id, length] = (await readUnlessRefused(line, address, 2)) ?? [END_MODEL];
    if (id === undefined || length === undefined || id === END_MODEL) break;
    if (index === 0 && id === 1) texts = await readCommon(line, address + 2);
    else models.push(id);
    address += 2 + length;
  }
  return { base, ...texts, models };
}

/** All of it at once, or text by text where the device does not allow that. */
async function readCommon(line: ModbusLine, address: number): Promise<Record<string, string>> {
  const whole = await readUnlessRefused(line, address, COMMON_REGISTERS);
  const texts: [string, string][] = [];
  for (const [name, first, count] of COMMON_POINTS) {
    const words =
      whole?.slice(first, first + count) ?? (await readUnlessRefused(line, address + first, count));
    const text = words && textOf(words);
    if (text) texts.push([name, text]);
  }
  return Object.fromEntries(texts);
}

async function readUnlessRefused(
  line: ModbusLine,
  address: number,
  count: number,
): Promise<number[] | undefined> {
  try {
    return await line.read("holding", address, count);
  } catch (thrown) {
    if (thrown instanceof EdgeError && thrown.code === "modbus_exception") return undefined;
    throw thrown;
  }
}

/** Big-endian bytes up to the first NUL; 0x8000, for what is not implemented, is no text. */
function textOf(words: readonly number[]): string {
  const bytes = Buffer.from(words.flatMap((word) => [word >> 8, word & 0xff]));
  const end = bytes.indexOf(0);
  const text = bytes.subarray(0, end < 0 ? bytes.length : end).toString("utf8");
  return /^\ufffd*$/.test(text) ? "" : text.trim();
}
