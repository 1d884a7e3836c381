import type { SunspecPoint, SunspecType } from "./sunspec-layout.ts";

/** Value of a point in its unit; undefined for a point that the device does not implement. */
export type SunspecValue = number | string | undefined;

/** What a type can carry, without its "not implemented" pattern; a counter has no range, it wraps. */
const RANGES: Readonly<Partial<Record<SunspecType, { low: bigint; high: bigint }>>> = {
  int16: { low: -0x7fffn, high: 0x7fffn },
  sunssf: { low: -10n, high: 10n },
  uint16: { low: 0n, high: 0xfffen },
  enum16: { low: 0n, high: 0xfffen },
  bitfield16: { low: 0n, high: 0x7fffn },
  count: { low: 0n, high: 0xfffen },
  int32: { low: -0x7fff_ffffn, high: 0x7fff_ffffn },
  uint32: { low: 0n, high: 0xffff_fffen },
  bitfield32: { low: 0n, high: 0x7fff_ffffn },
  uint64: { low: 0n, high: 0xffff_ffff_ffff_fffen },
};

/** First register of the "not implemented" pattern, and what the others hold. */
const ABSENT: Readonly<Record<SunspecType, readonly [first: number, rest: number]>> = {
  int16: [0x8000, 0],
  sunssf: [0x8000, 0],
  pad: [0x8000, 0],
  int32: [0x8000, 0],
  float32: [0x7fc0, 0],
  acc32: [0, 0],
  string: [0, 0],
  uint16: [0xffff, 0xffff],
  enum16: [0xffff, 0xffff],
  bitfield16: [0xffff, 0xffff],
  count: [0xffff, 0xffff],
  uint32: [0xffff, 0xffff],
  bitfield32: [0xffff, 0xffff],
  uint64: [0xffff, 0xffff],
};

/**
 * Registers of a point. `scale` is the power of ten that the value is divided by. Numbers are rounded and
 * held within what the type can carry; counters wrap. A missing value becomes the "not implemented" pattern
 * of its type (SunSpec Device Information Model Specification 1.1, section 4.3).
 */
export function encodeSunspecPoint(point: SunspecPoint, value: SunspecValue, scale = 0): number[] {
  if (point.type === "string") return encodeText(typeof value === "string" ? value : "", point.size);
  if (typeof value !== "number") {
    const [first, rest] = ABSENT[point.type];
    return Array.from({ length: point.size }, (_, i) => (i === 0 ? first : rest));
  }
  if (point.type === "float32") return encodeFloat(value);
  return words(toInteger(point, Math.round(value / 10 ** scale)), point.size);
}

/** The unscaled number in the registers of a writable point. */
export function decodeSunspecPoint({ type, size }: SunspecPoint, registers: readonly number[]): number {
  const [high = 0, low = 0] = registers;
  if (type === "int16") return (high << 16) >> 16;
  if (type === "int32") return (high << 16) | low;
  return size === 2 ? high * 0x10000 + low : high;
}

function encodeText(text: string, size: number): number[] {
  const bytes = Buffer.alloc(2 * size);
  bytes.write(text, "latin1");
  return Array.from({ length: size }, (_, i) => bytes.readUInt16BE(2 * i));
}

function encodeFloat(value: number): number[] {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatBE(value);
  return [bytes.readUInt16BE(0), bytes.readUInt16BE(2)];
}

function toInteger({ type }: SunspecPoint, value: number): bigint {
  const wide = BigInt(value);
  const range = RANGES[type];
  if (!range) return BigInt.asUintN(32, wide);
  if (wide < range.low) return range.low;
  return wide > range.high ? range.high : wide;
}

function words(value: bigint, size: number): number[] {
  return Array.from({ length: size }, (_, i) => Number((value >> BigInt(16 * (size - 1 - i))) & 0xffffn));
}
