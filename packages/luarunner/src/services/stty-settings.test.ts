import { expect, test } from "vitest";
import { sttySettings } from "./stty-settings.ts";

const FRAME = ["cs8", "-parenb", "-cstopb"];

test.each([
  [{}, ["115200"], FRAME],
  [
    { baudRate: 9600, dataBits: 7, parity: "even" } as const,
    ["9600"],
    ["cs7", "parenb", "-parodd", "-cstopb"],
  ],
  [{ parity: "odd", stopBits: 2 } as const, ["115200"], ["cs8", "parenb", "parodd", "cstopb"]],
])("%o gives the speed first and the frame last, after raw", (target, speed, frame) => {
  const settings = sttySettings({ kind: "port", path: "/dev/ttyUSB0", ...target });
  expect(settings.slice(0, 2)).toEqual([...speed, "raw"]);
  expect(settings.slice(-frame.length)).toEqual(frame);
});
