import { type Clock, errorMessage, type Logger, silentLogger, sleep } from "@sourceful/domain";
import {
  type CommunityEffect,
  type CommunityEvent,
  CommunityNode,
  type CommunityPolicy,
  type CommunityTopology,
  Ingress,
} from "@sourceful/edgeware-aggregator";
import { SimulatedDisk } from "@sourceful/journal/testing";
import type { Keyring } from "@sourceful/messaging";
import type { RandomSource } from "../../random-source.ts";
import type { PlantedBug } from "./planted-bug.ts";
import { ProcessClock } from "./process-clock.ts";
import type { Connection, VirtualNetwork } from "./virtual-network.ts";

export interface CommunityProcessOptions {
  readonly topology: CommunityTopology;
  readonly policy: CommunityPolicy;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly network: VirtualNetwork;
  readonly random: RandomSource;
  readonly snapshotEvery: number;
  readonly bug: PlantedBug;
  readonly logger?: Logger;
  /** Told everything EdgeWare publishes. */
  readonly onPublish: (subject: string, data: Uint8Array) => void;
  readonly onDecided: (effects: readonly CommunityEffect[], event: CommunityEvent) => void;
  /** Told when it runs, for the first time and again after each crash. */
  readonly onRunning: (node: CommunityNode) => void;
}

/** Where a simulated EdgeWare keeps its things. */
export const DIRECTORY = "/edgeware";
/** The disk takes this long to make something durable, ms. */
const DISK_MS = [0.5, 8] as const;

/** EdgeWare as it is, its log, state and ingress, on a disk and a network that are simulated. */
export class CommunityProcess {
  readonly #options: CommunityProcessOptions;
  #disk = new SimulatedDisk();
  #life: { clock: ProcessClock; connection: Connection } | undefined;
  #node: CommunityNode | undefined;
  /** Why it could not start. */
  failure: string | undefined;

  constructor(options: CommunityProcessOptions) {
    this.#options = options;
  }

  /** While it runs. */
  get node(): CommunityNode | undefined {
    return this.#node;
  }

  /** A copy of its files as they are now. */
  copyDisk(): SimulatedDisk {
    return this.#disk.copy();
  }

  start(): void {
    if (this.#life) return;
    const { clock: world, network, onPublish } = this.#options;
    const life = { clock: new ProcessClock(world), connection: network.connect("edgeware", onPublish) };
    this.#life = life;
    this.#run(life).catch((thrown: unknown) => {
      // A process that is dead cannot fail any more.
      if (this.#life === life) this.failure = errorMessage(thrown);
    });
  }

  /**
   * Ends without warning; false when it did not run. With the power cut, what was not synced may be gone, or half
   * there.
   */
  crash(isPowerCut: boolean): boolean {
    if (!this.#life) return false;
    this.#life.clock.stop();
    this.#life.connection.close();
    this.#life = undefined;
    this.#node = undefined;
    const { random, bug } = this.#options;
    const before = this.#disk;
    // The copy first: cutting the power ends the old disk, and with it what the dead process had under way.
    const killed = before.copy();
    const cut = before.cutPower(() => random.next());
    this.#disk = isPowerCut ? cut : killed;
    bug.onCrash?.(this.#disk);
    return true;
  }

  async #run({ clock, connection }: { clock: ProcessClock; connection: Connection }): Promise<void> {
    const {
      topology,
      policy,
      keyring,
      network: _,
      random,
      snapshotEvery,
      bug,
      onDecided,
      onRunning,
    } = this.#options;
    const { logger = silentLogger } = this.#options;
    const disk = this.#disk;
    const [least, most] = DISK_MS;
    disk.beforeDatasync = () => sleep(clock, least + (most - least) * random.next());
    const fileSystem = bug.fileSystem?.(disk) ?? disk;
    const own = { clock, logger, fileSystem };
    const node = await CommunityNode.open({
      ...own,
      directory: DIRECTORY,
      topology,
      policy,
      keyring,
      snapshotEvery,
      onDecided,
      ...(bug.fold ? { fold: bug.fold() } : {}),
    });
    const ingress = await Ingress.open({
      ...own,
      bus: bug.bus?.(connection) ?? connection,
      community: topology.community,
      node: bug.node?.(node) ?? node,
      positionsFile: `${DIRECTORY}/positions.json`,
    });
    this.#node = node;
    onRunning(node);
    ingress.start();
  }
}
