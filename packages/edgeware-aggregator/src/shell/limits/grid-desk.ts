import {
  buildRadialModel,
  type CheckContext,
  HeadroomFinder,
  type Limit,
  type LimitCheck,
  LimitChecker,
  type Margin,
  type Network,
  type Phase,
  type RadialModel,
  Sweep,
} from "@sourceful/grid";
import type { ConnectionPoint } from "../../core/topology/community-topology.ts";
import type { PointHeadroom } from "./limits-view.ts";

const RESOLUTION_W = 10;

/** What stops more power where no limit does. */
const WORDS: Readonly<Partial<Record<string, string>>> = {
  unsolvable: "no voltages carry more",
  notSupplied: "there is no voltage",
};

/** One version of a network, ready to be solved for many loads. */
export class GridDesk {
  readonly model: RadialModel;
  readonly #sweep: Sweep;
  readonly #checker: LimitChecker;
  readonly #headroom: HeadroomFinder;

  /** @throws ConfigError `grid_invalid` with every problem of the network */
  constructor(network: Network, limits: readonly Limit[]) {
    this.model = buildRadialModel(network);
    this.#sweep = new Sweep(this.model);
    this.#checker = new LimitChecker(this.model, limits);
    this.#headroom = new HeadroomFinder(network, limits);
  }

  /** Every limit against the loads; undefined when no voltages carry them. */
  check(powers: Float64Array, context: CheckContext): LimitCheck | undefined {
    return this.#sweep.solve({ powers }) ? this.#checker.check(this.#sweep.result(), context) : undefined;
  }

  /** How much more the point can take and give in each of the scenarios: the least of them. */
  headroom(
    { id, phases, importVa, exportVa }: ConnectionPoint,
    scenarios: readonly Float64Array[],
    context: CheckContext,
  ): Omit<PointHeadroom, "connectionPoint" | "buildings"> {
    const has = ([1, 2, 3] as const).map((phase) => phases.includes(phase)) as unknown as readonly [
      boolean,
      boolean,
      boolean,
    ];
    const least = (direction: "import" | "export") =>
      scenarios
        .map((powers) =>
          this.#headroom.find(
            {
              connectionPoint: id,
              direction,
              phases: has,
              upToW: Math.max(RESOLUTION_W, importVa + exportVa),
              resolutionW: RESOLUTION_W,
              powers,
            },
            context,
          ),
        )
        .reduce((a, b) => (b.powerW < a.powerW ? b : a));
    const [more, less] = [least("import"), least("export")];
    const [importStoppedBy, exportStoppedBy] = [more, less].map(({ binding, reason }) =>
      binding ? nameOf(binding) : WORDS[reason],
    );
    return {
      importW: more.powerW,
      exportW: less.powerW,
      ...(importStoppedBy === undefined ? {} : { importStoppedBy }),
      ...(exportStoppedBy === undefined ? {} : { exportStoppedBy }),
    };
  }
}

/** As `voltage at joint-2, phase b` or `line L1`. */
function nameOf({ limitId, kind, element, phase }: Margin): string {
  const where = kind === "voltage" || kind === "unbalance" ? `${limitId} at ${element.id}` : limitId;
  return phase === undefined ? where : `${where}, phase ${phase satisfies Phase}`;
}
