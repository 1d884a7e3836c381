import { lineCharging } from "./element-impedance.ts";
import type { LimitReading } from "./limit-reading.ts";
import type { Line } from "./network.ts";
import { setPhaseMagnitudes } from "./phase-magnitudes.ts";
import { PHASES } from "./phase-values.ts";
import type { PowerFlow } from "./power-flow.ts";
import { BASE_VA, type RadialModel, STRIDE } from "./radial-model.ts";

/** A line resolved once, so that reading its current from a solution makes one object. */
export interface WatchedLine {
  readonly id: string;
  readonly isLoop: boolean;
  /** Of its series current in the solution's arrays. */
  readonly offset: number;
  /** The ends: the current flows from the first to the second. */
  readonly nodes: readonly [number, number];
  readonly charging: readonly number[];
  readonly baseA: number;
  /** To work in; what is left there means nothing. */
  readonly scratch: { readonly current: Float64Array; readonly magnitudes: Float64Array };
}

/** Absent when the line is not supplied. */
export function watchLine(model: RadialModel, line: Line): WatchedLine | undefined {
  const [from, to] = [model.nodeOfBus.get(line.fromBus), model.nodeOfBus.get(line.toBus)];
  const node = model.nodeOfLine.get(line.id);
  const loop = model.loops.lines.indexOf(line.id);
  if (from === undefined || to === undefined || (node === undefined && loop < 0)) return undefined;
  const nominalV = model.nominalV[from] as number;
  return {
    id: line.id,
    isLoop: node === undefined,
    offset: STRIDE * (node ?? loop),
    nodes: node === undefined ? [from, to] : [model.parent[node] as number, node],
    charging: lineCharging(line, nominalV, model.network.frequencyHz),
    baseA: (BASE_VA * Math.sqrt(3)) / nominalV,
    scratch: { current: new Float64Array(STRIDE), magnitudes: new Float64Array(3) },
  };
}

/** The highest current of a phase at either end, against a limit in amperes. */
export function readCurrent(line: WatchedLine, { arrays }: PowerFlow, limit: number): LimitReading {
  const series = line.isLoop ? arrays.loopCurrent : arrays.current;
  const { current, magnitudes } = line.scratch;
  let worst = -1;
  let phase: 0 | 1 | 2 = 0;
  for (const [end, node] of line.nodes.entries()) {
    const sign = end === 0 ? 1 : -1;
    for (let at = 0; at < STRIDE; at += 2) {
      // Charging is purely capacitive, j b.
      const susceptance = sign * (line.charging[at + 1] as number);
      const re = arrays.voltage[STRIDE * node + at] as number;
      const im = arrays.voltage[STRIDE * node + at + 1] as number;
      current[at] = (series[line.offset + at] as number) - susceptance * im;
      current[at + 1] = (series[line.offset + at + 1] as number) + susceptance * re;
    }
    setPhaseMagnitudes(magnitudes, current, 0);
    for (const index of [0, 1, 2] as const) {
      if ((magnitudes[index] as number) <= worst) continue;
      worst = magnitudes[index] as number;
      phase = index;
    }
  }
  return {
    element: { kind: "line", id: line.id },
    phase: PHASES[phase],
    bound: "upper",
    value: worst * line.baseA,
    limit,
    unit: "A",
  };
}
