import type { TopologyDer } from "../topology/community-topology.ts";
import type { SolarPosition } from "./solar-position.ts";

const RAD = Math.PI / 180;
/** Total solar irradiance, W/m² (Kopp and Lean 2011). */
const SOLAR_CONSTANT = 1361;
/** Share of light that the ground throws back: grass and roofs; snow is left to the tolerance. */
const ALBEDO = 0.2;

/** The light of a clear sky, W/m²: straight from the sun, from the rest of the sky, and both on level ground. */
export interface ClearSky {
  readonly sun: SolarPosition;
  readonly direct: number;
  readonly diffuse: number;
  readonly global: number;
}

/**
 * What shines when the sun is there. Direct light by Meinel and Meinel (1976), 1361·0.7^(AM^0.678), with the air mass of Kasten and
 * Young (1989); global light by Haurwitz (1945), 1098·cos z·exp(−0.057/cos z); what is left is diffuse,
 * taken as equal from all of the sky (Liu and Jordan 1963). The models are compared in Reno, Hansen and Stein,
 * SAND2012-2389.
 */
export function clearSky(sun: SolarPosition): ClearSky {
  if (sun.elevationDeg <= 0) return { sun, direct: 0, diffuse: 0, global: 0 };
  const zenithDeg = 90 - sun.elevationDeg;
  const cosZenith = Math.cos(zenithDeg * RAD);
  const airMass = 1 / (cosZenith + 0.505_72 * (96.079_95 - zenithDeg) ** -1.6364);
  const direct = SOLAR_CONSTANT * 0.7 ** (airMass ** 0.678);
  const global = Math.max(1098 * cosZenith * Math.exp(-0.057 / cosZenith), direct * cosZenith);
  return { sun, direct, diffuse: global - direct * cosZenith, global };
}

/**
 * The most a PV plane can give under that sky, W: its rating scaled by the irradiance on its plane over
 * 1000 W/m². A plane without tilt and azimuth is taken to face the sun.
 */
export function clearSkyPower(der: TopologyDer, { sun, direct, diffuse, global }: ClearSky): number {
  const { tiltDeg, azimuthDeg } = der;
  if (tiltDeg === undefined || azimuthDeg === undefined) {
    return (der.ratedW * (direct + diffuse + ALBEDO * global)) / 1000;
  }
  const tilt = tiltDeg * RAD;
  const zenith = (90 - sun.elevationDeg) * RAD;
  const cosIncidence =
    Math.cos(zenith) * Math.cos(tilt) +
    Math.sin(zenith) * Math.sin(tilt) * Math.cos((sun.azimuthDeg - azimuthDeg) * RAD);
  const onPlane =
    direct * Math.max(0, cosIncidence) +
    (diffuse * (1 + Math.cos(tilt))) / 2 +
    (ALBEDO * global * (1 - Math.cos(tilt))) / 2;
  return (der.ratedW * onPlane) / 1000;
}
