import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MeterSample, sampleMeter } from "./meter-sample.ts";
import { encodeP1Telegram, p1Crc16 } from "./p1-telegram.ts";
import { SunspecPlant } from "./sunspec-plant.ts";

describe("p1Crc16", () => {
  test("is CRC-16/ARC, whose check value over 123456789 is BB3D", () => {
    expect(p1Crc16(Buffer.from("123456789"))).toBe(0xbb3d);
  });
});

describe("encodeP1Telegram", () => {
  const sample = sampleMeter(new SunspecPlant({ startLocalHour: 13 }));

  test("says import and export apart, never both", () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 30_000 }), (powerW) => {
        const values = valuesOf({ ...sample, powerW });
        const [imported = Number.NaN, exported = Number.NaN] = [values["1-0:1.7.0"], values["1-0:2.7.0"]];
        expect(Math.round(1000 * (imported - exported))).toBe(powerW);
        expect(Math.min(imported, exported)).toBe(0);
      }),
    );
  });

  test("splits the counters into tariffs that add up", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 9e7, noNaN: true }), (importWh) => {
        const values = valuesOf({ ...sample, importWh });
        const sum = (values["1-0:1.8.1"] ?? Number.NaN) + (values["1-0:1.8.2"] ?? Number.NaN);
        expect(Math.round(sum * 1000)).toBe(Math.round(importWh));
      }),
    );
  });

  test("ends in the checksum of everything up to and with the exclamation mark", () => {
    const text = encodeP1Telegram(sample, { dialect: "nordic" }).toString("latin1");
    const [, body = "", crc = ""] = /^([\s\S]*!)([0-9A-F]{4})\r\n$/.exec(text) ?? [];
    expect(Number.parseInt(crc, 16)).toBe(p1Crc16(Buffer.from(body, "latin1")));
  });

  test("gives watts without a prefix in the watts dialect", () => {
    const text = encodeP1Telegram({ ...sample, powerW: 286 }, { dialect: "watts" }).toString("latin1");
    expect(text).toContain("1-0:1.7.0(000000286*W)\r\n");
  });
});

/** Numbers of a telegram by code. */
function valuesOf(sample: MeterSample): Record<string, number> {
  const text = encodeP1Telegram(sample).toString("latin1");
  return Object.fromEntries(
    [...text.matchAll(/^(1-0:[\d.]+)\(([\d.]+)\*\w+\)\r$/gm)].map(([, code = "", value]) => [
      code,
      Number(value),
    ]),
  );
}
