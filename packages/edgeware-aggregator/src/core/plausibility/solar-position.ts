const RAD = Math.PI / 180;
const DAY_MS = 86_400_000;
/** 2000-01-01 12:00 UTC, the epoch of the Astronomical Almanac's low-precision formulas. */
const J2000_MS = 946_728_000_000;

/** Where the sun stands: elevation above the horizon and azimuth clockwise from north, degrees. */
export interface SolarPosition {
  readonly elevationDeg: number;
  readonly azimuthDeg: number;
}

/**
 * Position of the sun to about 0.01° between 1950 and 2050, without refraction.
 * Source: J. J. Michalsky, "The Astronomical Almanac's algorithm for approximate solar position (1950–2050)",
 * Solar Energy 40 (1988) 227–235.
 */
export function solarPosition(atMs: number, latitudeDeg: number, longitudeDeg: number): SolarPosition {
  const days = (atMs - J2000_MS) / DAY_MS;
  const meanLongitude = turn(280.46 + 0.985_647_4 * days);
  const meanAnomaly = turn(357.528 + 0.985_600_3 * days) * RAD;
  const eclipticLongitude =
    turn(meanLongitude + 1.915 * Math.sin(meanAnomaly) + 0.02 * Math.sin(2 * meanAnomaly)) * RAD;
  const obliquity = (23.439 - 0.000_000_4 * days) * RAD;
  const rightAscension = Math.atan2(
    Math.cos(obliquity) * Math.sin(eclipticLongitude),
    Math.cos(eclipticLongitude),
  );
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(eclipticLongitude));
  const hoursUtc = (((atMs % DAY_MS) + DAY_MS) % DAY_MS) / 3_600_000;
  // The almanac's sidereal time counts whole days to midnight; `days` has the hours in it already.
  const siderealHours = 6.697_375 + 0.065_709_824_2 * days + hoursUtc;
  const hourAngle = turn(siderealHours * 15 + longitudeDeg - rightAscension / RAD) * RAD;
  const latitude = latitudeDeg * RAD;
  const elevation = Math.asin(
    Math.sin(declination) * Math.sin(latitude) +
      Math.cos(declination) * Math.cos(latitude) * Math.cos(hourAngle),
  );
  const azimuth = Math.atan2(
    -Math.sin(hourAngle) * Math.cos(declination),
    Math.sin(declination) * Math.cos(latitude) -
      Math.cos(declination) * Math.sin(latitude) * Math.cos(hourAngle),
  );
  return { elevationDeg: elevation / RAD, azimuthDeg: turn(azimuth / RAD) };
}

function turn(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}
