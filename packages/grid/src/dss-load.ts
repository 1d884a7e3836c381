import { type DssElement, splitBus } from "./dss-element.ts";
import type { Load } from "./network.ts";
import type { PhaseValues } from "./phase-values.ts";

const IGNORED = [
  "yearly",
  "daily",
  "duty",
  "status",
  "class",
  "growth",
  "spectrum",
  "vminpu",
  "vmaxpu",
  "numcust",
  "kwh",
  "kwhdays",
  "cfactor",
  "basefreq",
];
/** How the power of OpenDSS's load models goes with voltage: as a power of it. */
const EXPONENT: Readonly<Record<string, 0 | 1 | 2>> = { "1": 0, "2": 2, "5": 1 };

/**
 * Reads a load at its rated kW; load shapes are left to whoever sets powers. A model of constant power stays one
 * at every voltage, while OpenDSS makes it an impedance outside vminpu to vmaxpu.
 *
 * @param nominalV line-to-line voltage of its bus
 */
export function readDssLoad(element: DssElement, nominalV: number): Load | undefined {
  element.ignore(IGNORED);
  const { bus, phases: nodes } = splitBus(element.text("bus1") ?? "");
  const count = element.number("phases") ?? 3;
  const isDelta = /^(d|ll)/i.test(element.text("conn") ?? "wye");
  const places = placesOf(count, nodes, isDelta);
  const exponent = EXPONENT[element.text("model") ?? "1"];
  if (!places) {
    element.report(
      `its ${count} phases at nodes ${nodes.map((node) => node + 1).join(".")} are not supported`,
      "use 1 or 3 phases",
    );
    return undefined;
  }
  if (exponent === undefined) {
    element.report(`its model ${element.text("model")} is not supported`, "use 1, 2 or 5");
    return undefined;
  }
  const watts = element.needed("kw") * 1000;
  const factor = element.number("pf") ?? 0.88;
  const vars = (element.number("kvar") ?? Number.NaN) * 1000;
  const reactive = Number.isFinite(vars)
    ? vars
    : watts * Math.tan(Math.acos(Math.abs(factor))) * Math.sign(factor);
  // A load of several phases, or in delta, is rated line to line.
  const isLineToLine = isDelta || count > 1;
  const ratedV = element.needed("kv") * 1000 * (isLineToLine ? 1 : Math.sqrt(3));
  const scale = (nominalV / ratedV) ** exponent / places.length;
  const at = (value: number) =>
    ([0, 1, 2] as const).map((place) =>
      places.includes(place) ? value * scale : 0,
    ) as unknown as PhaseValues;
  return {
    id: element.name,
    bus,
    powerW: at(watts),
    reactiveVar: at(reactive),
    ...(isDelta && { connection: "delta" }),
    ...(exponent === 1 && { constantCurrentFraction: 1 }),
    ...(exponent === 2 && { constantImpedanceFraction: 1 }),
  };
}

/** Phases, or pairs ab, bc, ca, among which the load is split. */
function placesOf(count: number, nodes: readonly number[], isDelta: boolean): readonly number[] | undefined {
  if (count === 3) return [0, 1, 2];
  if (count !== 1) return undefined;
  if (!isDelta) return nodes.slice(0, 1);
  const pair = ["0,1", "1,2", "0,2"].indexOf(
    nodes
      .slice(0, 2)
      .toSorted((a, b) => a - b)
      .join(),
  );
  return pair < 0 ? undefined : [pair];
}
