import { createCipheriv } from "node:crypto";
import { p1Crc16 } from "@sourceful/simulator";
import type { DeviceFeed } from "./device-feed.ts";

const KEY = "000102030405060708090a0b0c0d0e0f";
const AUTH_KEY = "";
const SYSTEM_TITLE = Buffer.from("SIM00001", "latin1");
const FRAME_COUNTER = Buffer.from([0, 0, 0, 1]);
/** AES-GCM with authentication and encryption, security suite 0 (DLMS Green Book, 9.2.7). */
const SECURITY = 0x30;

/** Obis C, D codes and values: power imported, energy imported and exported, voltage L1. */
const READINGS: readonly (readonly [number, number, number])[] = [
  [1, 7, 1500],
  [2, 7, 0],
  [1, 8, 8_000_000],
  [2, 8, 1_500_000],
  [32, 7, 2301],
];

/** Meters with a customer port, by driver. */
export const BYTE_FEEDS: Readonly<Record<string, DeviceFeed>> = {
  p1_dsmr: { bytes: telegram() },
  p1_meter: { bytes: telegram(), config: () => ({ encryption_key: KEY, auth_key: AUTH_KEY }) },
  zuidwijk_p1: { bytes: telegram() },
  p1_hdlc: { bytes: hdlc(notification()) },
  p1_encrypted: { bytes: hdlc(encrypted(notification())), config: () => ({ encryption_key: KEY }) },
};

function telegram(): Buffer {
  const lines = [
    "/SIM5simulated",
    "",
    "1-0:1.7.0(01.500*kW)",
    "1-0:2.7.0(00.000*kW)",
    "1-0:1.8.0(00008000.000*kWh)",
    "1-0:2.8.0(00001500.000*kWh)",
    "1-0:1.8.1(005000.000*kWh)",
    "1-0:1.8.2(003000.000*kWh)",
    "1-0:2.8.1(001000.000*kWh)",
    "1-0:2.8.2(000500.000*kWh)",
    ...["21", "41", "61"].map((code) => `1-0:${code}.7.0(00.500*kW)`),
    ...["22", "42", "62"].map((code) => `1-0:${code}.7.0(00.000*kW)`),
    ...["32", "52", "72"].map((code) => `1-0:${code}.7.0(230.1*V)`),
    ...["31", "51", "71"].map((code) => `1-0:${code}.7.0(002.2*A)`),
    "!",
  ];
  const text = Buffer.from(lines.join("\r\n"), "latin1");
  return Buffer.concat([
    text,
    Buffer.from(`${p1Crc16(text).toString(16).toUpperCase().padStart(4, "0")}\r\n`),
  ]);
}

/** A data notification: octet strings of OBIS codes, each with an unsigned 32-bit value. */
function notification(): Buffer {
  const parts = READINGS.map(([c, d, value]) => {
    const number = Buffer.alloc(5);
    number.writeUInt8(0x06, 0);
    number.writeUInt32BE(value, 1);
    return Buffer.concat([Buffer.from([0x09, 0x06, 1, 0, c, d, 0, 255]), number]);
  });
  return Buffer.concat([Buffer.from([0x0f, 0x40, 0, 0, 0, 0, 0x02, READINGS.length]), ...parts]);
}

/** General-glo-ciphering in the order the catalogue's drivers take it apart. */
function encrypted(plain: Buffer): Buffer {
  const cipher = createCipheriv(
    "aes-128-gcm",
    Buffer.from(KEY, "hex"),
    Buffer.concat([SYSTEM_TITLE, FRAME_COUNTER]),
    {
      authTagLength: 12,
    },
  );
  cipher.setAAD(Buffer.from([SYSTEM_TITLE.length]));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  const body = Buffer.concat([Buffer.from([SECURITY]), FRAME_COUNTER, text, cipher.getAuthTag()]);
  return Buffer.concat([
    Buffer.from([0xdb, SYSTEM_TITLE.length]),
    SYSTEM_TITLE,
    Buffer.from([0x81, body.length]),
    body,
  ]);
}

/** An HDLC frame of type 3 (IEC 62056-46); its check sequences are not looked at by the drivers. */
function hdlc(payload: Buffer): Buffer {
  const head = Buffer.from([0x7e, 0xa0, payload.length + 10, 0x03, 0x03, 0x13, 0, 0, 0xe6, 0xe7, 0x00]);
  return Buffer.concat([head, payload, Buffer.from([0, 0, 0x7e])]);
}
