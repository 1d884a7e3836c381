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
  const { bus, nodes } = splitBus(element.text("bus1") ?? "");
  const count = element.number("phases") ?? 3;
  const isDelta = /^(d|ll)/i.test(element.text("conn") ?? "wye");
  const places = placesOf(count, nodes, isDelta);
  const exponent = EXPONENT[element.text("model") ?? "1"];
  if (!places) {
    element.report(
      `its ${count} phases at ${nodes.length > 0 ? `nodes ${nodes.join(".")}` : "no named node"} are not supported`,
      "use 1 phase to earth, 1 between two with conn=delta, or 3",
    );
    return undefined;
  }
  if (exponent === undefined) {
    element.report(`its model ${element.text("model")} is not supported`, "use 1, 2 or 5");
    return undefined;
  }
  const watts = element.needed("kw") * 1000;
  const factor = element.number("pf") ?? 0.88;
  if (!(Math.abs(factor) <= 1 && factor !== 0))
    element.report(`its pf is ${factor}`, "give -1 to 1, not 0; give kvar for what is purely reactive");
  if (element.isSetAfter(["kw"], ["kvar"]))
    element.report("its kvar stands before its kw, and OpenDSS then forgets it", "write kw first");
  const vars = (element.number("kvar") ?? Number.NaN) * 1000;
  const reactive = Number.isFinite(vars)
    ? vars
    : watts * Math.tan(Math.acos(Math.abs(factor))) * Math.sign(factor);
  // A load of several phases, or in delta, is rated line to line.
  const isLineToLine = isDelta || count > 1;
  const ratedV = element.needed("kv") * 1000 * (isLineToLine ? 1 : Math.sqrt(3));
  if (ratedV / nominalV <= 0.7 || ratedV / nominalV >= 1.4)
    element.report(
      `its kv makes ${Math.round(ratedV)} V between phases, on a bus of ${nominalV} V`,
      "give kV: to earth for one phase in wye, between phases otherwise",
    );
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
  const sorted = nodes.toSorted((a, b) => a - b).join();
  if (count === 3) return sorted === "" || sorted === "1,2,3" ? [0, 1, 2] : undefined;
  if (count !== 1) return undefined;
  const place = isDelta ? ["1,2", "2,3", "1,3"].indexOf(sorted) : ["1", "2", "3"].indexOf(sorted || "1");
  return place < 0 ? undefined : [place];
}
