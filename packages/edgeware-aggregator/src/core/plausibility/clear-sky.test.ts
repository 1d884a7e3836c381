import fc from "fast-check";
import { expect, test } from "vitest";
import { clearSky, clearSkyPower } from "./clear-sky.ts";
import { solarPosition } from "./solar-position.ts";

const DAY_MS = 86_400_000;
const at = (iso: string) => Date.parse(iso);

test("the sun stands where the Solar Position Algorithm says", () => {
  // Reda and Andreas, NREL/TP-560-34302 (2003), appendix A.5: zenith 50.11162°, azimuth 194.34024°.
  const sun = solarPosition(at("2003-10-17T19:30:30Z"), 39.742_476, -105.1786);
  expect(sun.elevationDeg).toBeCloseTo(90 - 50.111_62, 1);
  expect(sun.azimuthDeg).toBeCloseTo(194.340_24, 1);
});

test("at the June solstice the sun passes the zenith of the tropic of Cancer at noon", () => {
  // The equation of time is −1.8 min on that day (Astronomical Almanac).
  expect(solarPosition(at("2026-06-21T12:01:48Z"), 23.436, 0).elevationDeg).toBeGreaterThan(89.9);
});

test("at the poles of December one sees it all day and the other never", () => {
  for (let hour = 0; hour < 24; hour++) {
    const atMs = at("2026-12-21T00:00:00Z") + hour * 3_600_000;
    expect(solarPosition(atMs, -89.9, 0).elevationDeg).toBeCloseTo(23.4, 0);
    expect(solarPosition(atMs, 89.9, 0).elevationDeg).toBeCloseTo(-23.4, 0);
  }
});

test("the sun of a place east of another is the same, earlier by four minutes a degree", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 365 * DAY_MS }),
      fc.double({ min: -66, max: 66, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
      (offsetMs, latitudeDeg, longitudeDeg) => {
        const atMs = at("2026-01-01T00:00:00Z") + offsetMs;
        const here = solarPosition(atMs, latitudeDeg, longitudeDeg);
        const there = solarPosition(atMs - 30 * 240_000, latitudeDeg, longitudeDeg + 30);
        expect(Math.abs(here.elevationDeg - there.elevationDeg)).toBeLessThan(0.1);
      },
    ),
  );
});

const sun = (elevationDeg: number, azimuthDeg = 180) => ({ elevationDeg, azimuthDeg });
const plane = { id: "pv", kind: "pv", ratedW: 1000 };

test("nothing shines at night", () => {
  expect(clearSkyPower(plane, clearSky(sun(0)))).toBe(0);
  expect(clearSkyPower(plane, clearSky(sun(-30)))).toBe(0);
});

test("under the zenith a flat plane gives what Haurwitz's global light is", () => {
  // 1098·exp(−0.057) = 1037 W/m².
  expect(clearSkyPower({ ...plane, tiltDeg: 0, azimuthDeg: 180 }, clearSky(sun(90)))).toBeCloseTo(1037.2, 0);
});

test("a plane of unknown orientation is given the most that any orientation gets", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 90, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 0, max: 90, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      (elevationDeg, sunAzimuthDeg, tiltDeg, azimuthDeg) => {
        const sky = clearSky(sun(elevationDeg, sunAzimuthDeg));
        const powerW = clearSkyPower({ ...plane, tiltDeg, azimuthDeg }, sky);
        expect(powerW).toBeGreaterThanOrEqual(0);
        expect(powerW).toBeLessThanOrEqual(clearSkyPower(plane, sky) + 1e-9);
      },
    ),
  );
});
