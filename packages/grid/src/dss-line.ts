import { type DssElement, splitBus } from "./dss-element.ts";
import type { Line } from "./network.ts";

/** Kilometres in a unit of length. */
const KM: Readonly<Record<string, number>> = {
  mi: 1.609344,
  kft: 0.3048,
  km: 1,
  m: 0.001,
  ft: 0.0003048,
  in: 0.0000254,
  cm: 0.00001,
  mm: 0.000001,
};
const UNSUPPORTED = ["rmatrix", "xmatrix", "cmatrix", "geometry", "spacing", "wires", "cncables", "tscables"];
const IGNORED = [
  "basefreq",
  "emergamps",
  "faultrate",
  "pctperm",
  "repair",
  "rho",
  "xg",
  "rg",
  "earthmodel",
  "ratings",
  "seasons",
];

/** A line, or the two buses a line that is a switch joins. */
export type DssLine = { readonly line: Line } | { readonly joins: readonly [string, string] };

/** Reads a line with its line code; absent when it cannot be one of ours, and then it was reported. */
export function readDssLine(
  element: DssElement,
  codes: ReadonlyMap<string, DssElement>,
): DssLine | undefined {
  element.ignore(IGNORED);
  const ends = ["bus1", "bus2"].map((key) => {
    const text = element.text(key);
    if (text === undefined) element.report(`it has no ${key}`, `set ${key}`);
    return splitBus(text ?? "");
  });
  const [from, to] = ends as [(typeof ends)[0], (typeof ends)[0]];
  if ((element.number("phases") ?? 3) !== 3 || ends.some(({ phases }) => phases.join() !== "0,1,2")) {
    element.report(
      "it does not have three phases in order",
      "model it with three; single-phase lines are not supported",
    );
    return undefined;
  }
  if (element.isYes("switch")) {
    element.ignore(["linecode", "r1", "x1", "r0", "x0", "c1", "c0", "length", "units", "normamps"]);
    return { joins: [from.bus, to.bus] };
  }
  const name = element.text("linecode")?.toLowerCase();
  const code = name === undefined ? undefined : codes.get(name);
  if (name !== undefined && !code) {
    element.report(`its linecode ${name} is not defined`, "define it before the line");
    return undefined;
  }
  code?.ignore([...IGNORED, "nphases"]);
  const matrix = UNSUPPORTED.find((key) => element.text(key) !== undefined || code?.text(key) !== undefined);
  if (matrix !== undefined) {
    element.report(`its ${matrix} is not supported`, "give sequence values r1, x1, r0, x0");
    return undefined;
  }
  const value = (key: string) => element.number(key) ?? code?.number(key);
  const ownUnit = unitOf(element);
  const unit = unitOf(code) ?? ownUnit ?? 1;
  const needed = (key: string) => {
    const found = value(key);
    if (found === undefined)
      element.report(`its ${key} is not given`, `set ${key}; OpenDSS's defaults are of another cable`);
    return (found ?? Number.NaN) / (element.number(key) === undefined ? unit : (ownUnit ?? unit));
  };
  const capacitance = ["c1", "c0"].map((key) => {
    const found = value(key);
    if (found === undefined)
      element.report(
        `its ${key} is not given and was taken for 0`,
        `set ${key}; OpenDSS assumes some`,
        "warning",
      );
    return (found ?? 0) / (element.number(key) === undefined ? unit : (ownUnit ?? unit));
  });
  const ratedA = value("normamps");
  return {
    line: {
      id: element.name,
      fromBus: from.bus,
      toBus: to.bus,
      lengthKm: (element.number("length") ?? 1) * (ownUnit ?? unit),
      rOhmPerKm: needed("r1"),
      xOhmPerKm: needed("x1"),
      cNfPerKm: capacitance[0] as number,
      zeroSequence: { rOhmPerKm: needed("r0"), xOhmPerKm: needed("x0"), cNfPerKm: capacitance[1] as number },
      ...(ratedA !== undefined && { ratedA }),
    },
  };
}

/** Kilometres in the unit an element names; absent when it names none. */
function unitOf(element: DssElement | undefined): number | undefined {
  const unit = element?.text("units")?.toLowerCase();
  if (unit === undefined || unit === "none") return undefined;
  const km = KM[unit];
  if (km === undefined) element?.report(`its units are ${unit}`, `use one of ${Object.keys(KM).join(", ")}`);
  return km;
}
