import type { ImportProblem } from "./imported-network.ts";
import type { Network } from "./network.ts";
import { type PandapowerExternalGrid, pandapowerSource } from "./pandapower-source.ts";
import { type PandapowerTransformer, pandapowerTransformer } from "./pandapower-transformer.ts";
import { parseJson } from "./parse-json.ts";
import type { ReferenceVoltages } from "./reference-voltages.ts";

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
  const transformer = pandapowerTransformer("0", value.trafo, 1);
  const at = (row: readonly number[], index: number) => row[index] as number;
  return {
    network: {
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
    },
    reference: {
      magnitudesPu: new Map(value.res.map((row, bus) => [`${bus}`, row.slice(0, 3)])),
      angleDegrees: new Map(value.res.map((row, bus) => [`${bus}`, at(row, 3)])),
    },
    problems: [],
  };
}
