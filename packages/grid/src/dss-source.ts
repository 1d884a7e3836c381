import { type DssElement, splitBus } from "./dss-element.ts";
import type { Source } from "./network.ts";

/**
 * A voltage source behind its impedance, which may be given as such, as short-circuit currents or as
 * short-circuit power; what is missing are OpenDSS's defaults (2000 and 2100 MVA, X/R of 4 and 3).
 *
 * Source: OpenDSS reference, Vsource; |2 Z1 + Z0| is three times the phase voltage over the single-phase current.
 */
export function readDssSource(element: DssElement): { readonly source: Source; readonly nominalV: number } {
  element.ignore(["phases", "frequency", "basefreq", "model", "spectrum", "baseMVA".toLowerCase()]);
  const nominalV = (element.number("basekv") ?? 115) * 1000;
  const phaseV = nominalV / Math.sqrt(3);
  const ratio1 = element.number("x1r1") ?? 4;
  const ratio0 = element.number("x0r0") ?? 3;
  const power1 = (element.number("mvasc3") ?? 2000) * 1e6;
  const power0 = (element.number("mvasc1") ?? 2100) * 1e6;
  const current3 = element.number("isc3") ?? power1 / Math.sqrt(3) / nominalV;
  const current1 = element.number("isc1") ?? power0 / Math.sqrt(3) / nominalV;
  const size1 = phaseV / current3;
  const x1 = element.number("x1") ?? size1 / Math.sqrt(1 + 1 / ratio1 ** 2);
  const r1 = element.number("r1") ?? x1 / ratio1;
  const a = 1 + ratio0 ** 2;
  const b = 4 * (r1 + x1 * ratio0);
  const c = 4 * (r1 ** 2 + x1 ** 2) - ((3 * phaseV) / current1) ** 2;
  const r0 = element.number("r0") ?? Math.max(0, (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a));
  const x0 = element.number("x0") ?? r0 * ratio0;
  return {
    nominalV,
    source: {
      id: element.name,
      bus: splitBus(element.text("bus1") ?? "sourcebus").bus,
      voltagePu: element.number("pu") ?? 1,
      angleDegrees: element.number("angle") ?? 0,
      impedanceOhm: { positive: { r: r1, x: x1 }, negative: { r: r1, x: x1 }, zero: { r: r0, x: x0 } },
    },
  };
}
