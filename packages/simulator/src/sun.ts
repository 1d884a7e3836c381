const RAD = Math.PI / 180;
/** Extraterrestrial irradiance used by Meinel's clear-sky formula, W/m². */
const SOLAR_CONSTANT = 1353;

export interface SunPlace {
  /** Degrees north. */
  latitudeDeg: number;
  /** 1..365. */
  dayOfYear: number;
  /** Solar time, hours 0..24; 12 is when the sun is highest. */
  solarHour: number;
}

export interface PanelOrientation {
  /** Degrees from horizontal. */
  tiltDeg: number;
  /** Degrees from south, west positive. */
  azimuthDeg: number;
}

/** Sine of the sun's elevation, negative at night (Duffie and Beckman, eq. 1.6.5 and 1.6.1a). */
export function sunElevationSine(place: SunPlace): number {
  return cosIncidence(place, { tiltDeg: 0, azimuthDeg: 0 });
}

/**
 * Clear-sky irradiance in the plane of a panel, W/m²: Meinel's direct beam with the air mass of a flat
 * atmosphere, and a tenth of it as sky light. 0 at night.
 */
export function clearSkyIrradiance(place: SunPlace, panel: PanelOrientation): number {
  const elevationSine = sunElevationSine(place);
  if (elevationSine <= 0) return 0;
  const airMass = 1 / Math.max(elevationSine, 0.02);
  const beam = SOLAR_CONSTANT * 0.7 ** (airMass ** 0.678);
  const sky = (0.1 * beam * (1 + Math.cos(panel.tiltDeg * RAD))) / 2;
  return beam * Math.max(0, cosIncidence(place, panel)) + sky;
}

/** Cosine of the angle between sun and panel normal (Duffie and Beckman, eq. 1.6.2). */
function cosIncidence(place: SunPlace, panel: PanelOrientation): number {
  const phi = place.latitudeDeg * RAD;
  const delta = 23.45 * RAD * Math.sin((2 * Math.PI * (284 + place.dayOfYear)) / 365);
  const omega = 15 * RAD * (place.solarHour - 12);
  const beta = panel.tiltDeg * RAD;
  const gamma = panel.azimuthDeg * RAD;
  const { sin, cos } = Math;
  return (
    sin(delta) * sin(phi) * cos(beta) -
    sin(delta) * cos(phi) * sin(beta) * cos(gamma) +
    cos(delta) * cos(phi) * cos(beta) * cos(omega) +
    cos(delta) * sin(phi) * sin(beta) * cos(gamma) * cos(omega) +
    cos(delta) * sin(beta) * sin(gamma) * sin(omega)
  );
}
