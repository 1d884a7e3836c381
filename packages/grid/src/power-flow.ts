import { angleDegrees, type Complex, complex, magnitude } from "./complex.ts";
import { flattenSequences, lineCharging } from "./element-impedance.ts";
import type { Line } from "./network.ts";
import type { PhaseValues } from "./phase-values.ts";
import { type RadialModel, STRIDE } from "./radial-model.ts";
import {
  addSequences,
  mapSequences,
  multiplySequences,
  negateSequences,
  type Sequences,
  sequencesAt,
  toPhases,
} from "./symmetrical-components.ts";
import { type TerminalFlow, terminalFlow, total } from "./terminal-flow.ts";
import type { Transformer } from "./transformer.ts";

/** Arrays of one solution, as the sweeps lay them out; not changed afterwards. */
export interface PowerFlowArrays {
  readonly powers: Float64Array;
  readonly voltage: Float64Array;
  readonly current: Float64Array;
  readonly loopCurrent: Float64Array;
  readonly sweeps: number;
  /** A balanced solution says nothing about single phases, whatever its phases read. */
  readonly isBalanced: boolean;
}

/** Voltages at a bus. */
export interface BusVoltage {
  readonly magnitudePu: PhaseValues;
  readonly angleDegrees: PhaseValues;
  /** Negative over positive sequence; EN 50160 asks for at most 0.02. */
  readonly unbalanceFraction: number;
}

/** Flow through a line. Losses are what goes in at one end and does not come out at the other. */
export interface LineFlow {
  readonly from: TerminalFlow;
  readonly to: TerminalFlow;
  readonly lossW: number;
  /** Highest current of a phase at either end over the rating; absent when the line has none. */
  readonly loadingFraction?: number;
}

/** Flow through a transformer. */
export interface TransformerFlow {
  readonly high: TerminalFlow;
  readonly low: TerminalFlow;
  readonly lossW: number;
  /** Highest current of a phase on either side over the rated current. */
  readonly loadingFraction: number;
  /** Three times the highest apparent power of a phase on either side, VA: each winding bears a third. */
  readonly bindingVa: number;
}

/** Power of something connected to one bus. */
export interface DrawnPower {
  readonly powerW: PhaseValues;
  readonly reactiveVar: PhaseValues;
}

/**
 * One solution of a network: voltages, currents, flows and losses, worked out when they are asked for.
 * What is not supplied has no values: those methods give undefined. Ids that are not in the network do too.
 */
export class PowerFlow {
  readonly model: RadialModel;
  readonly arrays: PowerFlowArrays;

  constructor(model: RadialModel, arrays: PowerFlowArrays) {
    this.model = model;
    this.arrays = arrays;
  }

  /** Version of the topology this was computed on. */
  get version(): string {
    return this.model.network.version;
  }

  voltage(bus: string): BusVoltage | undefined {
    const node = this.model.nodeOfBus.get(bus);
    if (node === undefined) return undefined;
    const sequences = sequencesAt(this.arrays.voltage, STRIDE * node);
    const phases = toPhases(sequences);
    return {
      magnitudePu: phases.map(magnitude) as unknown as PhaseValues,
      angleDegrees: phases.map(angleDegrees) as unknown as PhaseValues,
      unbalanceFraction: magnitude(sequences[2]) / magnitude(sequences[1]),
    };
  }

  line(id: string): LineFlow | undefined {
    const line = this.model.lines.get(id);
    return line && this.lineFlow(line);
  }

  transformer(id: string): TransformerFlow | undefined {
    const transformer = this.model.transformers.get(id);
    return transformer && this.transformerFlow(transformer);
  }

  /** As `line`, for one at hand. */
  lineFlow(line: Line): LineFlow | undefined {
    const { model, arrays } = this;
    const from = model.nodeOfBus.get(line.fromBus);
    const to = model.nodeOfBus.get(line.toBus);
    const series = this.#seriesCurrent(line.id, from);
    if (!series || from === undefined || to === undefined) return undefined;
    const nominalV = model.nominalV[from] as number;
    const charging = sequencesAt(lineCharging(line, nominalV, model.network.frequencyHz), 0);
    const fromVoltage = sequencesAt(arrays.voltage, STRIDE * from);
    const toVoltage = sequencesAt(arrays.voltage, STRIDE * to);
    const fromCurrent = addSequences(series, multiplySequences(charging, fromVoltage));
    const toCurrent = addSequences(negateSequences(series), multiplySequences(charging, toVoltage));
    const flow = {
      from: terminalFlow(fromVoltage, fromCurrent, nominalV),
      to: terminalFlow(toVoltage, toCurrent, nominalV),
    };
    const lossW = total(flow.from.powerW) + total(flow.to.powerW);
    const highestA = Math.max(...flow.from.currentA, ...flow.to.currentA);
    if (line.ratedA === undefined) return { ...flow, lossW };
    return { ...flow, lossW, loadingFraction: highestA / line.ratedA / (line.parallel ?? 1) };
  }

  /** As `transformer`, for one at hand. */
  transformerFlow(transformer: Transformer): TransformerFlow | undefined {
    const { model, arrays } = this;
    const node = model.nodeOfTransformer.get(transformer.id);
    const equivalent = model.equivalents.get(transformer.id);
    if (node === undefined || !equivalent) return undefined;
    const above = model.parent[node] as number;
    const isReversed = model.nodeOfBus.get(transformer.highBus) === node;
    const [high, low] = isReversed ? [node, above] : [above, node];
    const series = sequencesAt(arrays.current, STRIDE * node);
    const { zero, positive, negative } = equivalent;
    const ratio = sequencesAt(flattenSequences(zero?.ratio, positive.ratio, negative.ratio), 0);
    const flowInto = (end: number, side: "highAdmittance" | "lowAdmittance") => {
      const voltage = sequencesAt(arrays.voltage, STRIDE * end);
      const admittance = sequencesAt(flattenSequences(zero?.[side], positive[side], negative[side]), 0);
      const through = end === above ? mapSequences(series, ratio, timesConjugate) : negateSequences(series);
      const current = addSequences(through, multiplySequences(admittance, voltage));
      return terminalFlow(voltage, current, model.nominalV[end] as number);
    };
    const intoHigh = flowInto(high, "highAdmittance");
    const intoLow = flowInto(low, "lowAdmittance");
    const rating = transformer.ratedVa * (transformer.parallel ?? 1);
    const ratedA = (volts: number) => rating / Math.sqrt(3) / volts;
    const phases = [intoHigh, intoLow].flatMap(({ powerW, reactiveVar }) =>
      powerW.map((watts, phase) => Math.sqrt(watts ** 2 + reactiveVar[phase as 0] ** 2)),
    );
    return {
      high: intoHigh,
      low: intoLow,
      lossW: total(intoHigh.powerW) + total(intoLow.powerW),
      loadingFraction: Math.max(
        Math.max(...intoHigh.currentA) / ratedA(transformer.highV),
        Math.max(...intoLow.currentA) / ratedA(transformer.lowV),
      ),
      bindingVa: 3 * Math.max(...phases),
    };
  }

  /** What a source feeds into the network at its bus. */
  source(id: string): DrawnPower | undefined {
    const { model, arrays } = this;
    const index = model.sources.indexOf(id);
    if (index < 0) return undefined;
    const node = model.sourceCount + index;
    const { powerW, reactiveVar } = terminalFlow(
      sequencesAt(arrays.voltage, STRIDE * node),
      sequencesAt(arrays.current, STRIDE * node),
      model.nominalV[node] as number,
    );
    return { powerW, reactiveVar };
  }

  /** What a load draws at the voltages it has: between phases ab, bc, ca for a delta. */
  load(id: string): DrawnPower | undefined {
    const index = this.model.indexOfLoad.get(id);
    return index === undefined ? undefined : this.#loadAt(index);
  }

  /** What goes through a connection point: W and var of all loads behind it, negative for export. */
  connectionPoint(id: string): { readonly powerW: number; readonly reactiveVar: number } | undefined {
    const point = this.model.connectionPoints.get(id);
    if (!point || !this.model.nodeOfBus.has(point.bus)) return undefined;
    const drawn = point.loads.flatMap((load) => this.load(load) ?? []);
    return {
      powerW: drawn.reduce((sum, { powerW }) => sum + total(powerW), 0),
      reactiveVar: drawn.reduce((sum, { reactiveVar }) => sum + total(reactiveVar), 0),
    };
  }

  /** Losses of all lines and transformers, W. */
  get lossW(): number {
    const { lines, transformers } = this.model.network;
    const ofLines = lines.reduce((sum, line) => sum + (this.lineFlow(line)?.lossW ?? 0), 0);
    return transformers.reduce((sum, element) => sum + (this.transformerFlow(element)?.lossW ?? 0), ofLines);
  }

  /** Power the network's shunts take at the voltages they have, W. */
  get shuntW(): number {
    return this.model.network.shunts.reduce((sum, { bus, powerW }) => {
      const node = this.model.nodeOfBus.get(bus);
      if (node === undefined) return sum;
      const phases = toPhases(sequencesAt(this.arrays.voltage, STRIDE * node));
      return sum + phases.reduce((part, volts) => part + (powerW / 3) * magnitude(volts) ** 2, 0);
    }, 0);
  }

  #loadAt(index: number): DrawnPower | undefined {
    const { loadNode, isDelta, voltageShares } = this.model;
    const node = loadNode[index] ?? -1;
    if (node < 0) return undefined;
    const volts = toPhases(sequencesAt(this.arrays.voltage, STRIDE * node));
    const current = voltageShares[2 * index] as number;
    const impedance = voltageShares[2 * index + 1] as number;
    const shares = ([0, 1, 2] as const).map((phase) => {
      const other = volts[((phase + 1) % 3) as 0];
      const relative = isDelta[index]
        ? magnitude(complex(volts[phase].re - other.re, volts[phase].im - other.im)) / Math.sqrt(3)
        : magnitude(volts[phase]);
      return 1 - current - impedance + current * relative + impedance * relative ** 2;
    });
    const scaled = (offset: number) =>
      shares.map(
        (share, phase) => share * (this.arrays.powers[STRIDE * index + 2 * phase + offset] as number),
      ) as unknown as PhaseValues;
    return { powerW: scaled(0), reactiveVar: scaled(1) };
  }

  /** From the line's `fromBus` towards its `toBus`. */
  #seriesCurrent(id: string, from: number | undefined): Sequences | undefined {
    const { model, arrays } = this;
    const node = model.nodeOfLine.get(id);
    if (node !== undefined) {
      const current = sequencesAt(arrays.current, STRIDE * node);
      return model.parent[node] === from ? current : negateSequences(current);
    }
    const loop = model.loops.lines.indexOf(id);
    return loop < 0 ? undefined : sequencesAt(arrays.loopCurrent, STRIDE * loop);
  }
}

function timesConjugate(current: Complex, ratio: Complex): Complex {
  return complex(
    current.re * ratio.re + current.im * ratio.im,
    current.im * ratio.re - current.re * ratio.im,
  );
}
