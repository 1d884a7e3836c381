import { type Clock, errorMessage, type Logger } from "@sourceful/domain";
import { type LimitsView, localBuildings, localOverview } from "@sourceful/edgeware-aggregator";
import { formatPower, LiveScreen } from "@sourceful/terminal";
import pc from "picocolors";
import { snakeKeys } from "../api/snake-keys.ts";
import type { EdgeWare } from "../edgeware.ts";
import { statePage } from "../views/state-page.ts";
import { sparkline } from "./sparkline.ts";

/** How many values the line at the top has, and how often one is added, ms of real time. */
const TREND = { values: 60, everyMs: 1000 } as const;

export interface DemoScreenOptions {
  readonly edgeware: EdgeWare;
  readonly speed: number;
  readonly ownHouse?: string;
  /** Real time. */
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A community live on one screen. */
export class DemoScreen {
  readonly #options: DemoScreenOptions;
  readonly #trend: (number | undefined)[] = Array.from({ length: TREND.values }, () => undefined);
  readonly #screen: LiveScreen;
  #limits: LimitsView | undefined;
  #timer: { cancel(): void } | undefined;

  static async start(options: DemoScreenOptions): Promise<DemoScreen> {
    return new DemoScreen(options, await options.edgeware.limits());
  }

  private constructor(options: DemoScreenOptions, limits: LimitsView) {
    this.#options = options;
    this.#limits = limits;
    this.#screen = LiveScreen.start(() => this.#page());
    this.#follow();
  }

  close(): void {
    this.#timer?.cancel();
    this.#screen.close();
  }

  #follow(): void {
    const { edgeware, clock, logger } = this.#options;
    this.#timer = clock.after(TREND.everyMs, () => {
      this.#follow();
      this.#trend.shift();
      this.#trend.push(this.#netW());
      edgeware.limits().then(
        (limits) => {
          this.#limits = limits;
        },
        (thrown: unknown) => logger.warn("limits cannot be worked out", { error: errorMessage(thrown) }),
      );
    });
  }

  #netW(): number | undefined {
    return localOverview(this.#options.edgeware.node.state).elements[0]?.view?.figures.net.value;
  }

  #page(): string {
    const { edgeware, speed, ownHouse } = this.#options;
    const { state } = edgeware.node;
    const overview = localOverview(state);
    const partitions = overview.elements.filter(({ element }) => element.kind === "partition");
    const elements = overview.elements.filter(
      ({ element }) => element.kind !== "partition" || partitions.length > 1,
    );
    const buildings = localBuildings(state).filter(({ kind }) => kind === "building");
    const pace = speed === 1 ? "in real time" : `${speed} times as fast as ours`;
    const head = [
      `${pc.bold("Sourceful EdgeWare demo")}  ${pc.cyan(sparkline(this.#trend).trimStart())}  ${formatPower(this.#netW())}`,
      pc.dim(`${buildings.length} buildings, ${pace}, over NATS at ${edgeware.natsUrl}`),
      ...(ownHouse === undefined
        ? []
        : [pc.dim(`${ownHouse} runs the real edge-node on a simulated inverter`)]),
      pc.dim(`edgeware state|quarantine|audit --url ${edgeware.apiUrl}; Ctrl-C ends it`),
      "",
    ];
    if (!this.#limits) return head.join("\n");
    const answers = snakeKeys({ state: { ...overview, elements }, buildings, limits: this.#limits });
    return [...head, statePage(answers)].join("\n");
  }
}
