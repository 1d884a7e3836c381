import type { CommunityNode, CommunityTopology } from "@sourceful/edgeware-aggregator";
import type { RandomSource } from "../../random-source.ts";
import type { HouseKeys } from "../house-keys.ts";
import type { BuildingProcess } from "./building-process.ts";
import type { CommunityProcess } from "./community-process.ts";
import type { Fault } from "./fault.ts";
import { Forger } from "./forger.ts";
import type { Pace } from "./pace.ts";
import type { VirtualNetwork } from "./virtual-network.ts";
import type { WorldClock } from "./world-clock.ts";
import type { WorldCounts } from "./world-counts.ts";

export interface MishapsOptions {
  readonly clock: WorldClock;
  readonly network: VirtualNetwork;
  readonly topology: CommunityTopology;
  readonly community: CommunityProcess;
  readonly buildings: readonly BuildingProcess[];
  readonly faults: ReadonlySet<Fault>;
  readonly keys: HouseKeys;
  readonly pace: Pace;
  readonly durationMs: number;
  readonly counts: WorldCounts;
  readonly random: RandomSource;
}

/** What happens to a world beside its days: crashes, partitions, forgeries, switches and new versions of the topology. */
export class Mishaps {
  readonly #options: MishapsOptions;
  #isOver = false;

  constructor(options: MishapsOptions) {
    this.#options = options;
  }

  /** Lets them come, at random, until they are ended. */
  start(): void {
    const { faults, pace, durationMs, buildings, network, topology, keys, clock, random } = this.#options;
    if (faults.has("crash")) {
      this.#often(pace.communityCrashMs, () => this.#crashCommunity());
      this.#often(pace.buildingCrashMs / buildings.length, () => this.#crashBuilding());
    }
    if (faults.has("partition")) this.#often(pace.partitionMs, () => this.#cutSome());
    const { community } = topology;
    const connection = network.connect("forger");
    const forger = new Forger({ connection, community, keys, clock, random: random.fork() });
    this.#often(durationMs / 5, () => forger.strike());
    this.#often(durationMs / 3, () => this.#reportSwitch());
    this.#often(durationMs / 2, () => this.#changeTopology());
  }

  end(): void {
    this.#isOver = true;
  }

  #often(meanMs: number, run: () => void): void {
    const { clock } = this.#options;
    const random = this.#options.random.fork();
    const next = () => {
      clock.after(-meanMs * Math.log(1 - random.next()), () => {
        if (this.#isOver) return;
        run();
        next();
      });
    };
    next();
  }

  #crashCommunity(): void {
    const { random, counts, community, clock, pace } = this.#options;
    if (community.crash(random.next() < 0.5)) counts.communityCrashes += 1;
    // Sometimes it comes back so soon that it crashes while it starts.
    clock.after(pace.outageMs * random.next() ** 3, () => community.start());
  }

  #crashBuilding(): void {
    const { random, counts, buildings, clock, pace } = this.#options;
    const building = buildings[Math.floor(buildings.length * random.next())] as BuildingProcess;
    if (building.crash()) counts.buildingCrashes += 1;
    clock.after(pace.outageMs * random.next() ** 2, () => building.start());
  }

  #cutSome(): void {
    const { random, counts, buildings, network, clock, pace } = this.#options;
    counts.partitions += 1;
    const share = random.next();
    for (const { serial } of buildings) {
      if (random.next() >= share) continue;
      network.cut(serial);
      clock.after(pace.outageMs * random.next(), () => network.mend(serial));
    }
  }

  /** Protection tells of a switch; true or not, partitions are worked out again. */
  #reportSwitch(): void {
    const { random, topology } = this.#options;
    const switches = topology.switches ?? [];
    const found = switches[Math.floor(switches.length * random.next())];
    if (!found) return;
    this.#take({ type: "switch", switchId: found.id, isClosed: random.next() < 0.6, source: "relay" });
  }

  #changeTopology(): void {
    const { community, topology } = this.#options;
    const version = (community.node?.state.data.topology.version ?? 1) + 1;
    this.#take({ type: "topology", topology: { ...topology, version } });
  }

  #take(event: Parameters<CommunityNode["take"]>[0]): void {
    // A process that dies meanwhile does not take it, and nobody is told that it did.
    this.#options.community.node?.take(event).catch(() => undefined);
  }
}
