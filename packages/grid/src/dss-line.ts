import type { DssElement } from "./dss-element.ts";
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

/** Ohm and nF per unit of length. */
const VALUES = ["r1", "x1", "r0", "x0", "c1", "c0"];
/** What `switch=yes` sets, on a length without unit of 0.001. */
const OF_SWITCH: Readonly<Record<string, number>> = { r1: 1, x1: 1, r0: 1, x0: 1, c1: 1.1, c0: 1 };
const SWITCH_LENGTH = 0.001;

export interface DssLine {
  readonly line: Line;
  readonly isSwitch: boolean;
}

/** Reads a line with its line code; absent when it cannot be one of ours, and then it was reported. */
export function readDssLine(
  element: DssElement,
  codes: ReadonlyMap<string, DssElement>,
): DssLine | undefined {
  element.ignore(IGNORED);
  const [fromBus = "", toBus = ""] = ["bus1", "bus2"].map((key) => {
    const text = element.text(key);
    if (text === undefined) element.report(`it has no ${key}`, `set ${key}`);
    return element.threePhaseBus(text ?? "");
  });
  if ((element.number("phases") ?? 3) !== 3) {
    element.report(
      "it does not have three phases",
      "model it with three; single-phase lines are not supported",
    );
    return undefined;
  }
  const name = element.text("linecode")?.toLowerCase();
  const code = name === undefined ? undefined : codes.get(name);
  if (name !== undefined && !code) {
    element.report(`its linecode ${name} is not defined`, "define it before the line");
    return undefined;
  }
  code?.ignore(IGNORED);
  if ((code?.number("nphases") ?? 3) !== 3)
    element.report(`its linecode ${name} does not have three phases`, "use one that has");
  const matrix = UNSUPPORTED.find((key) => element.text(key) !== undefined || code?.text(key) !== undefined);
  if (matrix !== undefined) {
    element.report(`its ${matrix} is not supported`, "give sequence values r1, x1, r0, x0");
    return undefined;
  }
  const isSwitch = element.isYes("switch") ?? false;
  const own = VALUES.filter((key) => element.text(key) !== undefined);
  if (code && (own.length > 0 || isSwitch))
    element.report(
      `it has linecode ${name} and ${isSwitch ? "switch=yes" : own.join(", ")}, of which the last one written counts`,
      "keep one; write a linecode of its own for values of its own",
    );
  if (isSwitch && element.isSetAfter(["switch"], [...own, "length", "units"]))
    element.report("its switch=yes resets the values before it", "write switch=yes first");
  const ownUnit = unitOf(element);
  const unit = unitOf(code) ?? ownUnit ?? 1;
  const value = (key: string) => (code ?? element).number(key) ?? (isSwitch ? OF_SWITCH[key] : undefined);
  const needed = (key: string) => {
    const found = value(key);
    if (found === undefined)
      element.report(`its ${key} is not given`, `set ${key}; OpenDSS's defaults are of another cable`);
    return (found ?? Number.NaN) / unit;
  };
  const capacitance = (key: string) => {
    const found = value(key);
    if (found === undefined)
      element.report(
        `its ${key} is not given and was taken for 0`,
        `set ${key}; OpenDSS assumes some`,
        "warning",
      );
    return (found ?? 0) / unit;
  };
  const length = element.number("length") ?? (isSwitch ? SWITCH_LENGTH : 1);
  const ratedA = element.number("normamps") ?? code?.number("normamps");
  return {
    isSwitch,
    line: {
      id: element.name,
      fromBus,
      toBus,
      lengthKm: length * (ownUnit ?? unit),
      rOhmPerKm: needed("r1"),
      xOhmPerKm: needed("x1"),
      cNfPerKm: capacitance("c1"),
      zeroSequence: { rOhmPerKm: needed("r0"), xOhmPerKm: needed("x0"), cNfPerKm: capacitance("c0") },
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
