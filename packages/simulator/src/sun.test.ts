import { expect, test } from "vitest";
import { clearSkyIrradiance, sunElevationSine } from "./sun.ts";

const south = { tiltDeg: 30, azimuthDeg: 0 };
const at = (solarHour: number, dayOfYear = 172, latitudeDeg = 56.7) => ({
  latitudeDeg,
  dayOfYear,
  solarHour,
});
const degrees = (sine: number) => (Math.asin(sine) * 180) / Math.PI;

test("the sun's highest elevation is 90° less latitude plus declination", () => {
  expect(degrees(sunElevationSine(at(12)))).toBeCloseTo(90 - 56.7 + 23.45, 1);
  expect(degrees(sunElevationSine(at(12, 355)))).toBeCloseTo(90 - 56.7 - 23.45, 1);
  expect(degrees(sunElevationSine(at(6, 81, 0)))).toBeCloseTo(0, 1);
});

test("there is no sun at night, and none all day at the pole in winter", () => {
  expect(clearSkyIrradiance(at(1), south)).toBe(0);
  expect(clearSkyIrradiance(at(12, 355, 89), south)).toBe(0);
});

test("a clear summer noon gives about a kilowatt per square metre", () => {
  const noon = clearSkyIrradiance(at(12), south);
  expect(noon).toBeGreaterThan(900);
  expect(noon).toBeLessThan(1100);
});

test("a panel that looks east has its best hour before noon, and mirrors the west", () => {
  const east = { tiltDeg: 30, azimuthDeg: -60 };
  const west = { tiltDeg: 30, azimuthDeg: 60 };
  expect(clearSkyIrradiance(at(9), east)).toBeGreaterThan(clearSkyIrradiance(at(15), east));
  expect(clearSkyIrradiance(at(9), east)).toBeCloseTo(clearSkyIrradiance(at(15), west), 6);
});
