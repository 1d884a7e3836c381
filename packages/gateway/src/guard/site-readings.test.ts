import { buildSubject, telemetryMessage } from "@sourceful/messaging";
import { expect, test } from "vitest";
import { SiteReadings } from "./site-readings.ts";

test("each meter remembers the DERs as they were when it was read", () => {
  const meters = new Map([
    ["grid", "GRID"],
    ["garage", "GARAGE"],
  ]);
  const readings = new SiteReadings({ gridMeter: "GRID", meters, staleMs: 60_000, voltageV: 230 });
  const hear = (deviceId: string, derType: "meter" | "ev", w: number, atMs: number) => {
    const subject = buildSubject("telemetry", { serial: "house", deviceId, derType });
    const message = telemetryMessage(derType, { w }, { make: "", atMs, readTimeMs: 0 });
    readings.take({ subject, message }, atMs);
  };
  hear("EV-1", "ev", 0, 1000);
  hear("GARAGE", "meter", 100, 2000);
  hear("EV-1", "ev", 11_040, 3000);
  hear("GRID", "meter", 11_500, 4000);
  expect(readings.load("GARAGE", 5000)?.seenW?.get("EV-1/ev")).toBe(0);
  expect(readings.load("GRID", 5000)?.seenW?.get("EV-1/ev")).toBe(11_040);
  expect(readings.seenW("EV-1/ev")).toBe(11_040);
});
