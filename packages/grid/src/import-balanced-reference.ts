import { checkedImport } from "./checked-import.ts";
import { findWrongNumbers } from "./find-wrong-numbers.ts";
import type { ImportProblem } from "./imported-network.ts";
import type { Bus, Line, Load, Network, Shunt, Source } from "./network.ts";
import { parseJson } from "./parse-json.ts";
import type { PhaseValues } from "./phase-values.ts";
import type { ReferenceVoltages } from "./reference-voltages.ts";

interface ReferenceBus {
  readonly id: number;
  /** MW and MVAr; gs and bs at 1 per unit. */
  readonly pd: number;
  readonly qd: number;
  readonly gs: number;
  readonly bs: number;
  readonly vm: number | null;
  readonly va: number | null;
  /** 3 is the slack, 4 is isolated; MATPOWER's numbers. */
  readonly type: number;
}

interface ReferenceBranch {
  readonly f: number;
  readonly t: number;
  readonly r: number;
  readonly x: number;
  readonly b: number;
  readonly tap: number;
  readonly shift: number;
  readonly status: number;
}

interface ReferenceFile {
  readonly name: string;
  /** MVA of all phases. */
  readonly base: number;
  readonly bus: readonly ReferenceBus[];
  readonly branch: readonly ReferenceBranch[];
  readonly gen: readonly { readonly bus: number; readonly vg: number }[];
}

/** The file has no voltages but per unit; what stands for 1 is without consequence. */
const NOMINAL_V = 400;
const FREQUENCY_HZ = 50;

/**
 * Reads the single-phase-equivalent reference format: a network in per unit as pandapower hands it to PYPOWER,
 * with the voltages it found (`vm` pu, `va` degrees). For the balanced sweep only.
 *
 * @param text JSON, in which Python's NaN is read as null
 */
export function importBalancedReference(
  text: string,
  file: string,
): {
  readonly network?: Network;
  readonly reference?: ReferenceVoltages;
  readonly problems: readonly ImportProblem[];
} {
  const { value, problems } = parseJson<ReferenceFile>(
    text,
    file,
    ["name", "base", "bus", "branch", "gen"],
    ["bus", "branch", "gen"],
  );
  if (!value) return { problems };
  const errors: ImportProblem[] = [];
  const columns = {
    bus: ["id", "pd", "qd", "gs", "bs", "type"],
    branch: ["f", "t", "r", "x", "b", "tap", "shift", "status"],
    gen: ["bus", "vg"],
  };
  const refuse = (element: string, problem: string | undefined) => {
    if (problem) errors.push({ file, element, problem, fix: "give a number", severity: "error" });
  };
  refuse("file", findWrongNumbers(value, ["base"]));
  for (const table of ["bus", "branch", "gen"] as const)
    for (const [index, row] of value[table].entries())
      refuse(`${table} ${index}`, findWrongNumbers(row, columns[table]));
  if (errors.length > 0) return { problems: errors };
  const baseVa = value.base * 1e6;
  const baseOhm = NOMINAL_V ** 2 / baseVa;
  const lines: Line[] = [];
  for (const [index, { f, t, r, x, b, tap, shift, status }] of value.branch.entries()) {
    if (status !== 1) continue;
    if (tap !== 1 || shift !== 0)
      errors.push({
        file,
        element: `branch ${index}`,
        problem: `it has a tap of ${tap} and a shift of ${shift}`,
        fix: "only branches of ratio 1 are read from this format; import the pandapower network",
        severity: "error",
      });
    const susceptanceNf = (b / baseOhm / (2 * Math.PI * FREQUENCY_HZ)) * 1e9;
    lines.push({
      id: `${index}`,
      fromBus: `${f}`,
      toBus: `${t}`,
      lengthKm: 1,
      rOhmPerKm: r * baseOhm,
      xOhmPerKm: x * baseOhm,
      cNfPerKm: susceptanceNf,
    });
  }
  if (errors.length > 0) return { problems: errors };
  const third = (megawatts: number): PhaseValues => {
    const watts = (megawatts * 1e6) / 3;
    return [watts, watts, watts];
  };
  const loads = value.bus.flatMap(({ id, pd, qd }): Load[] =>
    pd === 0 && qd === 0 ? [] : [{ id: `${id}`, bus: `${id}`, powerW: third(pd), reactiveVar: third(qd) }],
  );
  const shunts = value.bus.flatMap(({ id, gs, bs }): Shunt[] =>
    gs === 0 && bs === 0 ? [] : [{ id: `${id}`, bus: `${id}`, powerW: gs * 1e6, reactiveVar: -bs * 1e6 }],
  );
  const solved = value.bus.filter(({ type, vm }) => type !== 4 && Number.isFinite(vm));
  const network: Network = {
    name: value.name,
    version: "1",
    frequencyHz: FREQUENCY_HZ,
    buses: value.bus.map(({ id }): Bus => ({ id: `${id}`, nominalV: NOMINAL_V })),
    lines,
    transformers: [],
    sources: value.gen.map(
      ({ bus, vg }): Source => ({
        id: `${bus}`,
        bus: `${bus}`,
        voltagePu: vg,
        angleDegrees: value.bus.find(({ id }) => id === bus)?.va ?? 0,
      }),
    ),
    loads,
    shunts,
    switches: [],
    connectionPoints: [],
  };
  return {
    ...checkedImport(network, [], () => ({ file })),
    reference: {
      magnitudesPu: new Map(solved.map(({ id, vm }) => [`${id}`, [vm ?? 0]])),
      angleDegrees: new Map(solved.map(({ id, va }) => [`${id}`, va ?? 0])),
    },
  };
}
