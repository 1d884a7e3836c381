import type { MeterSample } from "./meter-sample.ts";

/**
 * What a meter's telegrams look like. dsmr5: The Netherlands and, with quarter peaks, Belgium: counters by
 * tariff. nordic: Sweden's and Denmark's total counters. watts: totals in W and Wh, as some Austrian and
 * Estonian meters send.
 */
export type P1Dialect = "dsmr5" | "nordic" | "watts";

export interface P1TelegramOptions {
  /** "dsmr5" when not given. */
  dialect?: P1Dialect;
  /** Meter number, in plain characters. Not sent in the nordic dialect. */
  serial?: string;
  /** Time in the telegram, Unix epoch ms. */
  atMs?: number;
}

/** A telegram from "/" to the line end behind its checksum (DSMR P1 companion standard 5.0.2, section 6). */
export function encodeP1Telegram(sample: MeterSample, options: P1TelegramOptions = {}): Buffer {
  const { dialect = "dsmr5" } = options;
  const lines = ["/SIM5simulated", "", ...LINES[dialect](sample, options), "!"];
  const text = Buffer.from(lines.join("\r\n"), "latin1");
  const crc = p1Crc16(text).toString(16).toUpperCase().padStart(4, "0");
  return Buffer.concat([text, Buffer.from(`${crc}\r\n`, "latin1")]);
}

/** CRC-16/ARC: polynomial 0x8005 reflected, initial value 0 (same standard, section 6.2). */
export function p1Crc16(data: Uint8Array): number {
  let crc = 0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

type Lines = (sample: MeterSample, options: P1TelegramOptions) => string[];

/** Share of the counters in tariff 1, which makes the two tariffs add up to the total exactly. */
const TARIFF_1_SHARE = 0.625;

const LINES: Readonly<Record<P1Dialect, Lines>> = {
  dsmr5: (sample, { serial = "E0012345678901234", atMs = 0 }) => {
    const [in1, in2] = tariffs(sample.importWh);
    const [out1, out2] = tariffs(sample.exportWh);
    return [
      "1-3:0.2.8(50)",
      `0-0:1.0.0(${stamp(atMs)})`,
      `0-0:96.1.1(${Buffer.from(serial, "latin1").toString("hex").toUpperCase()})`,
      `1-0:1.8.1(${kilo(in1, 10)}*kWh)`,
      `1-0:1.8.2(${kilo(in2, 10)}*kWh)`,
      `1-0:2.8.1(${kilo(out1, 10)}*kWh)`,
      `1-0:2.8.2(${kilo(out2, 10)}*kWh)`,
      "0-0:96.14.0(0002)",
      ...powerLines(sample, 6),
    ];
  },
  nordic: (sample, { atMs = 0 }) => [
    `0-0:1.0.0(${stamp(atMs)})`,
    `1-0:1.8.0(${kilo(sample.importWh, 12)}*kWh)`,
    `1-0:2.8.0(${kilo(sample.exportWh, 12)}*kWh)`,
    ...powerLines(sample, 8),
  ],
  watts: ({ importWh, exportWh, powerW }, { atMs = 0 }) => [
    `0-0:1.0.0(${stamp(atMs)})`,
    `1-0:1.8.0(${whole(importWh)}*Wh)`,
    `1-0:1.7.0(${whole(Math.max(0, powerW))}*W)`,
    `1-0:2.8.0(${whole(exportWh)}*Wh)`,
    `1-0:2.7.0(${whole(Math.max(0, -powerW))}*W)`,
  ],
};

function powerLines({ powerW, phases }: MeterSample, width: number): string[] {
  const both = (watts: number, importCode: string, exportCode: string) => [
    `1-0:${importCode}.7.0(${kilo(Math.max(0, watts), width)}*kW)`,
    `1-0:${exportCode}.7.0(${kilo(Math.max(0, -watts), width)}*kW)`,
  ];
  const perPhase = phases.map(({ powerW: watts, voltageV, currentA }, i) => [
    `1-0:${32 + 20 * i}.7.0(${voltageV.toFixed(1).padStart(5, "0")}*V)`,
    `1-0:${31 + 20 * i}.7.0(${currentA.toFixed(2).padStart(6, "0")}*A)`,
    ...both(watts, String(21 + 20 * i), String(22 + 20 * i)),
  ]);
  return [...both(powerW, "1", "2"), ...perPhase.flat()];
}

function tariffs(wh: number): [number, number] {
  const first = Math.round(wh * TARIFF_1_SHARE);
  return [first, Math.round(wh) - first];
}

function kilo(value: number, width: number): string {
  return (Math.round(value) / 1000).toFixed(3).padStart(width, "0");
}

function whole(value: number): string {
  return String(Math.round(value)).padStart(9, "0");
}

/** YYMMDDhhmmss with W for winter time; simulated meters do not observe summer time. */
function stamp(atMs: number): string {
  return `${new Date(atMs).toISOString().replace(/\D/g, "").slice(2, 14)}W`;
}
