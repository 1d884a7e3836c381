import { InternalError } from "@sourceful/domain";
import { gridError } from "./grid-error.ts";
import type { GridProblem } from "./grid-problem.ts";
import type { ContractLimit, ExternalLimit, Limit, RampLimit } from "./limit.ts";
import type { LimitCheck, Margin, UncheckedLimit } from "./limit-check.ts";
import { type LimitReading, marginOf } from "./limit-reading.ts";
import type { PowerFlow } from "./power-flow.ts";
import type { RadialModel } from "./radial-model.ts";
import { readCurrent, watchLine } from "./read-current.ts";
import { readUnbalance, readVoltages, type WatchedBus } from "./read-voltages.ts";
import { total } from "./terminal-flow.ts";
import type { Transformer } from "./transformer.ts";

/** What limits bear on beside the solution itself. */
export interface CheckContext {
  /** Unix time, ms. */
  readonly atMs: number;
  /** For ramps: the solution before and how long ago that was. */
  readonly previous?: { readonly flow: PowerFlow; readonly elapsedMs: number };
  /** For external limits: values by name. */
  readonly external?: Readonly<Record<string, number>>;
}

type Evaluation = readonly LimitReading[] | { readonly unchecked: string };
type Evaluator = (flow: PowerFlow, context: CheckContext) => Evaluation;

/** Limits resolved on one model, to be checked against many of its solutions. */
export class LimitChecker {
  readonly limits: readonly Limit[];
  readonly #model: RadialModel;
  readonly #evaluators: readonly Evaluator[];

  /** @throws ConfigError `grid_invalid` when a limit names what the network does not have, or has no sense. */
  constructor(model: RadialModel, limits: readonly Limit[]) {
    const problems: GridProblem[] = [];
    this.limits = limits;
    this.#model = model;
    this.#evaluators = limits.map((limit) => resolve(model, limit, problems));
    if (problems.length > 0) throw gridError(model.network.name, problems);
  }

  /**
   * Checks the limits that are valid at that time.
   *
   * @throws InternalError `internal` for a solution of another model, such as one from before a switch moved.
   */
  check(flow: PowerFlow, context: CheckContext): LimitCheck {
    if (flow.model !== this.#model)
      throw new InternalError(
        `limits of topology ${this.#model.network.version} were put to a solution of ${flow.version}`,
        { code: "internal" },
      );
    const margins: Margin[] = [];
    const violations: Margin[] = [];
    const unchecked: UncheckedLimit[] = [];
    for (const [index, limit] of this.limits.entries()) {
      const { id, kind, severity, authority, validFromMs, validUntilMs } = limit;
      if (validFromMs !== undefined && context.atMs < validFromMs) continue;
      if (validUntilMs !== undefined && context.atMs >= validUntilMs) continue;
      const evaluation = (this.#evaluators[index] as Evaluator)(flow, context);
      if ("unchecked" in evaluation) {
        unchecked.push({ limitId: id, severity, reason: evaluation.unchecked });
        continue;
      }
      const first = margins.length;
      for (const reading of evaluation) {
        const { element, phase, bound, value, limit: at, unit } = reading;
        const margin: Margin = {
          limitId: id,
          kind,
          severity,
          authority,
          element,
          ...(phase && { phase }),
          bound,
          value,
          limit: at,
          margin: marginOf(reading),
          unit,
        };
        if (margin.margin < 0) violations.push(margin);
        // A limit has at most two bounds, so the tightest of each are found by looking at what it has put there.
        const place = findBound(margins, first, bound);
        if (place < 0) margins.push(margin);
        else if (margin.margin < (margins[place]?.margin ?? 0)) margins[place] = margin;
      }
    }
    return { margins, violations, unchecked };
  }
}

function findBound(margins: readonly Margin[], first: number, bound: Margin["bound"]): number {
  for (let index = first; index < margins.length; index++) if (margins[index]?.bound === bound) return index;
  return -1;
}

/** Checks limits against one solution. To check many solutions of a model, keep a `LimitChecker`. */
export function checkLimits(flow: PowerFlow, limits: readonly Limit[], context: CheckContext): LimitCheck {
  return new LimitChecker(flow.model, limits).check(flow, context);
}

function resolve(model: RadialModel, limit: Limit, problems: GridProblem[]): Evaluator {
  const report = (problem: string, fix: string) => {
    problems.push({ element: `limit ${limit.id}`, problem, fix });
    return () => [];
  };
  const unknown = (what: string) => report(`its ${what} is not in the network`, "name one that is");
  const isBound = (value: number | undefined) =>
    value === undefined || (Number.isFinite(value) && value >= 0);
  switch (limit.kind) {
    case "voltage":
    case "unbalance": {
      const buses = watchedBuses(model, limit.buses, (bus) => void unknown(`bus ${bus}`));
      if (limit.kind === "unbalance") {
        if (!isBound(limit.maxFraction))
          return report(`its limit is ${limit.maxFraction}`, "give a fraction, 0.02");
        return (flow) => {
          if (flow.arrays.isBalanced) return { unchecked: "a balanced solution has no unbalance" };
          return orUnsupplied(readUnbalance(limit, buses, flow), "none of its buses is supplied");
        };
      }
      if (!(limit.minPu < limit.maxPu))
        return report(`its band is ${limit.minPu} to ${limit.maxPu}`, "give per unit, 0.9 to 1.1");
      return (flow) => orUnsupplied(readVoltages(limit, buses, flow), "none of its buses is supplied");
    }
    case "current": {
      const line = model.lines.get(limit.line);
      if (!line) return unknown(`line ${limit.line}`);
      if (!isBound(limit.maxA)) return report(`its limit is ${limit.maxA}`, "give amperes");
      const watched = watchLine(model, line);
      return (flow) =>
        watched ? [readCurrent(watched, flow, limit.maxA)] : { unchecked: `line ${line.id} is not supplied` };
    }
    case "power": {
      const transformer = model.transformers.get(limit.transformer);
      if (!transformer) return unknown(`transformer ${limit.transformer}`);
      if (!isBound(limit.maxVa)) return report(`its limit is ${limit.maxVa}`, "give VA");
      return (flow) => readPower(flow, transformer, limit.maxVa);
    }
    case "contract":
      if (!model.connectionPoints.has(limit.connectionPoint))
        return unknown(`connection point ${limit.connectionPoint}`);
      if (!isBound(limit.importVa) || !isBound(limit.exportVa))
        return report("its capacity is not usable", "give VA, not negative");
      return (flow) => readContract(flow, limit);
    case "ramp": {
      const { of } = limit;
      if ("transformer" in of && !model.transformers.has(of.transformer))
        return unknown(`transformer ${of.transformer}`);
      if ("connectionPoint" in of && !model.connectionPoints.has(of.connectionPoint))
        return unknown(`connection point ${of.connectionPoint}`);
      if (!isBound(limit.maxWPerS)) return report(`its limit is ${limit.maxWPerS}`, "give W/s");
      return (flow, context) => readRamp(flow, limit, context);
    }
    default:
      return (_, context) => readExternal(limit, context);
  }
}

function watchedBuses(
  { network, nodeOfBus }: RadialModel,
  buses: readonly string[] | "all",
  reportUnknown: (bus: string) => void,
): WatchedBus[] {
  if (buses === "all") return [...nodeOfBus].map(([id, node]) => ({ id, node }));
  const known = new Set(network.buses.map(({ id }) => id));
  return buses.flatMap((id) => {
    if (!known.has(id)) reportUnknown(id);
    const node = nodeOfBus.get(id);
    return node === undefined ? [] : [{ id, node }];
  });
}

function orUnsupplied(readings: readonly LimitReading[], reason: string): Evaluation {
  return readings.length > 0 ? readings : { unchecked: reason };
}

function readPower(flow: PowerFlow, transformer: Transformer, maxVa: number): Evaluation {
  const through = flow.transformerFlow(transformer);
  if (!through) return { unchecked: `transformer ${transformer.id} is not supplied` };
  const element = { kind: "transformer", id: transformer.id } as const;
  return [{ element, bound: "upper", value: through.bindingVa, limit: maxVa, unit: "VA" }];
}

function readContract(flow: PowerFlow, { connectionPoint, importVa, exportVa }: ContractLimit): Evaluation {
  const drawn = flow.connectionPoint(connectionPoint);
  if (!drawn) return { unchecked: `connection point ${connectionPoint} is not supplied` };
  const apparent = Math.sqrt(drawn.powerW ** 2 + drawn.reactiveVar ** 2);
  const importedVa = drawn.powerW < 0 ? -apparent : apparent;
  const element = { kind: "connectionPoint", id: connectionPoint } as const;
  return [
    ...(importVa === undefined
      ? []
      : [{ element, bound: "import", value: importedVa, limit: importVa, unit: "VA" } as const]),
    ...(exportVa === undefined
      ? []
      : [{ element, bound: "export", value: -importedVa, limit: exportVa, unit: "VA" } as const]),
  ];
}

function readRamp(flow: PowerFlow, { of, maxWPerS }: RampLimit, { previous }: CheckContext): Evaluation {
  if (!previous || !(previous.elapsedMs > 0)) return { unchecked: "there is no solution before this one" };
  const element =
    "transformer" in of
      ? ({ kind: "transformer", id: of.transformer } as const)
      : ({ kind: "connectionPoint", id: of.connectionPoint } as const);
  const powerW = (solution: PowerFlow) => {
    if (element.kind === "connectionPoint") return solution.connectionPoint(element.id)?.powerW;
    const through = solution.transformer(element.id);
    return through && total(through.high.powerW);
  };
  const [now, before] = [powerW(flow), powerW(previous.flow)];
  if (now === undefined || before === undefined) return { unchecked: `${element.id} is or was not supplied` };
  const value = Math.abs(now - before) / (previous.elapsedMs / 1000);
  return [{ element, bound: "upper", value, limit: maxWPerS, unit: "W/s" }];
}

function readExternal({ name, unit, min, max }: ExternalLimit, { external }: CheckContext): Evaluation {
  const value = external?.[name];
  if (value === undefined || !Number.isFinite(value)) return { unchecked: `no value of ${name} was given` };
  const element = { kind: "external", id: name } as const;
  return [
    ...(min === undefined ? [] : [{ element, bound: "lower", value, limit: min, unit } as const]),
    ...(max === undefined ? [] : [{ element, bound: "upper", value, limit: max, unit } as const]),
  ];
}
