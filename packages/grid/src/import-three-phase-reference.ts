import { checkedImport } from "./checked-import.ts";
import { findWrongNumbers } from "./find-wrong-numbers.ts";
import type { ImportProblem } from "./imported-network.ts";
import type { Network } from "./network.ts";
import { type PandapowerExternalGrid, pandapowerSource } from "./pandapower-source.ts";
import { PandapowerRow } from "./pandapower-tables.ts";
import { type PandapowerTransformer, pandapowerTransformer } from "./pandapower-transformer.ts";
import { parseJson } from "./parse-json.ts";
import type { ReferenceVoltages } from "./reference-voltages.ts";
import { reportPandapowerTransformer } from "./report-pandapower-transformer.ts";

interface ReferenceFile {
  /** Number of buses: 0 is the transformer's high side, the others its low side. */
  readonly nb: number;
  /** from, to, r, x, r0, x0 (ohm), max_i (kA) */
  readonly line: readonly (readonly number[])[];
  /** bus, Pa, Qa, Pb, Qb, Pc, Qc (W and var) */
  readonly load: readonly (readonly number[])[];
  readonly trafo: PandapowerTransformer;
  readonly ext: PandapowerExternalGrid;
  /** Va, Vb, Vc (pu), angle of a (degrees) */
  readonly res: readonly (readonly number[])[];
}

/** Reads the three-phase reference format, a feeder behind one transformer, with the voltages pandapower found. */
export function importThreePhaseReference(
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
    ["nb", "line", "load", "trafo", "ext", "res"],
    ["line", "load", "res"],
  );
  if (!value) return { problems };
  const errors = findProblems(value, file);
  if (errors.length > 0) return { problems: errors };
  const transformer = pandapowerTransformer("0", value.trafo, 1);
  const at = (row: readonly number[], index: number) => row[index] as number;
  const network: Network = {
    name: file,
    version: "1",
    frequencyHz: 50,
    buses: Array.from({ length: value.nb }, (_, id) => ({
      id: `${id}`,
      nominalV: `${id}` === transformer.highBus ? transformer.highV : transformer.lowV,
    })),
    lines: value.line.map((row, index) => ({
      id: `${index}`,
      fromBus: `${row[0]}`,
      toBus: `${row[1]}`,
      lengthKm: 1,
      rOhmPerKm: at(row, 2),
      xOhmPerKm: at(row, 3),
      zeroSequence: { rOhmPerKm: at(row, 4), xOhmPerKm: at(row, 5) },
      ratedA: at(row, 6) * 1000,
    })),
    transformers: [transformer],
    sources: [pandapowerSource("0", value.ext, transformer.highV)],
    loads: value.load.map((row, index) => ({
      id: `${index}`,
      bus: `${row[0]}`,
      powerW: [at(row, 1), at(row, 3), at(row, 5)],
      reactiveVar: [at(row, 2), at(row, 4), at(row, 6)],
    })),
    shunts: [],
    switches: [],
    connectionPoints: [],
  };
  return {
    ...checkedImport(network, [], () => ({ file })),
    reference: {
      magnitudesPu: new Map(value.res.map((row, bus) => [`${bus}`, row.slice(0, 3)])),
      angleDegrees: new Map(value.res.map((row, bus) => [`${bus}`, at(row, 3)])),
    },
  };
}

function findProblems(value: ReferenceFile, file: string): readonly ImportProblem[] {
  const problems: ImportProblem[] = [];
  const report = (element: string, problem: string, fix: string) =>
    problems.push({ file, element, problem, fix, severity: "error" });
  const columns = { line: 7, load: 7, res: 4 };
  for (const table of ["line", "load", "res"] as const)
    for (const [index, row] of value[table].entries()) {
      const fields = Array.from({ length: columns[table] }, (_, column) => `${column}`);
      const wrong = findWrongNumbers(row, fields);
      if (wrong) report(`${table} ${index}`, wrong, `give ${columns[table]} numbers, columns from 0`);
    }
  if (value.nb !== value.res.length)
    report(
      "file",
      `its nb is ${value.nb} and its res has ${value.res.length} rows`,
      "give one row for each bus",
    );
  for (const key of ["trafo", "ext"] as const)
    if (typeof value[key] !== "object" || value[key] === null)
      report(key, "it is no object", "give it by column");
  if (problems.length > 0) return problems;
  const source = findWrongNumbers(value.ext, ["bus", "vm_pu"]);
  if (source) report("ext", source, "give a number");
  const transformer = new PandapowerRow("trafo", { ...value.trafo }, report);
  reportPandapowerTransformer(transformer, (problem, fix) => report("trafo", problem, fix));
  return problems;
}
