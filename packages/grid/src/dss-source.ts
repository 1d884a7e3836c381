import type { DssElement } from "./dss-element.ts";
import type { Source } from "./network.ts";

/** Ways to give its impedance. OpenDSS follows the one that was set last, and has defaults for the first alone. */
const WAYS = {
  power: ["mvasc3", "mvasc1"],
  current: ["isc3", "isc1"],
  impedance: ["r1", "x1", "r0", "x0"],
};

/**
 * A voltage source behind its impedance, which may be given as such, as short-circuit currents or as
 * short-circuit power; when none is given they are OpenDSS's defaults (2000 and 2100 MVA, X/R of 4 and 3).
 *
 * Source: OpenDSS reference, Vsource; |2 Z1 + Z0| is three times the phase voltage over the single-phase current.
 */
export function readDssSource(element: DssElement): { readonly source: Source; readonly nominalV: number } {
  element.ignore(["spectrum", "basemva"]);
  if ((element.number("phases") ?? 3) !== 3)
    element.report("it does not have three phases", "leave phases out; others are not supported");
  if (/^i/i.test(element.text("model") ?? ""))
    element.report("its model ideal is not supported", "leave model out, and give a small impedance");
  const isWhole = reportWays(element);
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
  if (isWhole && element.text("r0") === undefined && !(c <= 0))
    element.report(
      "its single-phase short-circuit current is larger than its three-phase one allows",
      "correct isc1 or mvasc1",
    );
  const r0 = element.number("r0") ?? Math.max(0, (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a));
  const x0 = element.number("x0") ?? r0 * ratio0;
  return {
    nominalV,
    source: {
      id: element.name,
      bus: element.threePhaseBus(element.text("bus1") ?? "sourcebus"),
      voltagePu: element.number("pu") ?? 1,
      angleDegrees: element.number("angle") ?? 0,
      impedanceOhm: { positive: { r: r1, x: x1 }, negative: { r: r1, x: x1 }, zero: { r: r0, x: x0 } },
    },
  };
}

/** What was set earlier in another way, or is left out of one, would count otherwise here than in OpenDSS. */
function reportWays(element: DssElement): boolean {
  const used = Object.values(WAYS).filter((keys) => keys.some((key) => element.text(key) !== undefined));
  const missing = used.flat().filter((key) => element.text(key) === undefined);
  const isWhole = used.length < 2 && missing.length === 0;
  if (!isWhole)
    element.report(
      used.length > 1
        ? `its impedance is given in several ways: ${used.map(([key]) => key).join(", ")}`
        : `its impedance has no ${missing.join(", ")}`,
      "give mvasc3 and mvasc1, or isc3 and isc1, or r1, x1, r0 and x0",
    );
  return isWhole;
}
