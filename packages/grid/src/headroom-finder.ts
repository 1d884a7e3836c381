import { buildRadialModel } from "./build-radial-model.ts";
import { findThreshold } from "./find-threshold.ts";
import { gridError } from "./grid-error.ts";
import type { Headroom } from "./headroom.ts";
import type { Limit, Severity } from "./limit.ts";
import type { LimitCheck, Margin } from "./limit-check.ts";
import { type CheckContext, LimitChecker } from "./limit-checker.ts";
import type { Network } from "./network.ts";
import { STRIDE } from "./radial-model.ts";
import { Sweep } from "./sweep.ts";

export interface HeadroomQuery {
  /** Id of a connection point. */
  readonly connectionPoint: string;
  readonly direction: "import" | "export";
  /** Which phases carry it, in equal parts; absent: all three. */
  readonly phases?: readonly [a: boolean, b: boolean, c: boolean];
  /** Reactive over active power of what is added; absent: 0. Positive is inductive when it draws. */
  readonly reactiveRatio?: number;
  /** W at which to stop looking; absent: 1 MW. */
  readonly upToW?: number;
  /** W per phase and load to start from, laid out as `basePowers` of the network; absent: the network's. */
  readonly powers?: Float64Array;
  /** W to find it to; absent: 1. */
  readonly resolutionW?: number;
}

/** Limits of these bind; advisory ones cost, they do not stop. */
const BINDING: readonly Severity[] = ["firm", "statutory"];

/**
 * Finds how much more a connection point can import or export, by solving for it. Every answer was certified by
 * an exact three-phase solution; the power searched is assumed to break a limit for good once it broke it.
 * A limit that is broken already binds only if the power makes it worse: what relieves the network stays
 * possible. One that cannot be checked does not bind; it is named, and whoever uses the answer judges it.
 */
export class HeadroomFinder {
  readonly #network: Network;
  readonly #sweep: Sweep;
  readonly #checker: LimitChecker;

  /**
   * @throws ConfigError `grid_invalid` as `buildRadialModel`, `Sweep` and `LimitChecker` do.
   */
  constructor(network: Network, limits: readonly Limit[]) {
    this.#network = network;
    const model = buildRadialModel(withProbes(network));
    this.#sweep = new Sweep(model);
    this.#checker = new LimitChecker(
      model,
      limits.filter(({ severity }) => BINDING.includes(severity)),
    );
  }

  /** @throws ConfigError `grid_invalid` when the network has no such connection point. */
  find(query: HeadroomQuery, context: CheckContext): Headroom {
    const { connectionPoint, direction, phases = [true, true, true], reactiveRatio = 0 } = query;
    const { upToW = 1e6, resolutionW = 1 } = query;
    const place = this.#network.connectionPoints.findIndex(({ id }) => id === connectionPoint);
    const count = phases.filter(Boolean).length;
    if (place < 0 || count === 0)
      throw gridError(this.#network.name, [
        place < 0
          ? {
              element: `connection point ${connectionPoint}`,
              problem: "it is not in the network",
              fix: "name one that is",
            }
          : {
              element: `connection point ${connectionPoint}`,
              problem: "no phase was named",
              fix: "name one to three",
            },
      ]);
    const { model } = this.#sweep;
    const probe = this.#network.loads.length + place;
    if ((model.loadNode[probe] as number) < 0)
      return { at: connectionPoint, direction, powerW: 0, reason: "notSupplied", unchecked: [] };
    const powers = model.basePowers.slice();
    if (query.powers) powers.set(query.powers.subarray(0, STRIDE * this.#network.loads.length));
    const sign = direction === "import" ? 1 : -1;
    const solve = (powerW: number): LimitCheck | undefined => {
      for (const phase of [0, 1, 2] as const) {
        const share = phases[phase] ? (sign * powerW) / count : 0;
        powers[STRIDE * probe + 2 * phase] = share;
        powers[STRIDE * probe + 2 * phase + 1] = share * reactiveRatio;
      }
      return this.#sweep.solve({ powers }) ? this.#checker.check(this.#sweep.result(), context) : undefined;
    };
    const base = solve(0);
    if (!base) return { at: connectionPoint, direction, powerW: 0, reason: "unsolvable", unchecked: [] };
    const allowed = new Map(base.margins.map((margin) => [keyOf(margin), Math.min(0, margin.margin)]));
    const broken = (check: LimitCheck) =>
      check.margins.filter((margin) => margin.margin < (allowed.get(keyOf(margin)) ?? 0) - ROUNDING);

    let refused: readonly Margin[] | undefined;
    const powerW = findThreshold({
      upTo: upToW,
      resolution: resolutionW,
      isAllowed: (candidateW) => {
        const check = solve(candidateW);
        const stopping = check ? broken(check) : [];
        if (check && stopping.length === 0) return true;
        refused = stopping;
        return false;
      },
    });
    const found = { at: connectionPoint, direction, powerW, unchecked: base.unchecked };
    if (powerW >= upToW || !refused) return { ...found, reason: "cap" };
    const binding = worst(refused);
    return binding ? { ...found, reason: "limit", binding } : { ...found, reason: "unsolvable" };
  }
}

/** A broken limit may move by the last bits of a solution without having been made worse. */
const ROUNDING = 1e-9;

function withProbes(network: Network): Network {
  const probes = network.connectionPoints.map(({ id, bus }) => ({
    id: `headroom of ${id}`,
    bus,
    powerW: [0, 0, 0] as const,
    reactiveVar: [0, 0, 0] as const,
  }));
  return {
    ...network,
    loads: [...network.loads, ...probes],
    connectionPoints: network.connectionPoints.map((point, index) => ({
      ...point,
      loads: [...point.loads, probes[index]?.id as string],
    })),
  };
}

function keyOf({ limitId, bound }: Margin): string {
  return `${bound} ${limitId}`;
}

/** The severest, and of those the one that is exceeded by the largest share. */
function worst(margins: readonly Margin[]): Margin | undefined {
  const rank = (margin: Margin) => BINDING.indexOf(margin.severity);
  const share = ({ margin, limit }: Margin) => margin / Math.max(Math.abs(limit), 1e-9);
  return margins.toSorted((a, b) => rank(b) - rank(a) || share(a) - share(b))[0];
}
