import { createHash } from "node:crypto";
import { silentLogger } from "@sourceful/domain";
import {
  type CommunityNode,
  type CommunityTopology,
  encodeState,
  keysOf,
  replayLog,
  topologyOf,
} from "@sourceful/edgeware-aggregator";
import { decodeMessage, Keyring } from "@sourceful/messaging";
import { RandomSource } from "../../random-source.ts";
import type { HouseKeys } from "../house-keys.ts";
import { createStreet, type Street } from "../street.ts";
import { BuildingProcess } from "./building-process.ts";
import { Calibration, type Rates } from "./calibration.ts";
import { checkRecomputation, checkSums } from "./check-aggregates.ts";
import { checkHonesty } from "./check-honesty.ts";
import { checkPublications } from "./check-publications.ts";
import { CommunityProcess, DIRECTORY } from "./community-process.ts";
import type { Fault } from "./fault.ts";
import { GroundTruth } from "./ground-truth.ts";
import { Mishaps } from "./mishaps.ts";
import type { Pace } from "./pace.ts";
import type { PlantedBug } from "./planted-bug.ts";
import type { Invariant, Violation } from "./violation.ts";
import { VirtualNetwork } from "./virtual-network.ts";
import { Witness } from "./witness.ts";
import { WorldClock } from "./world-clock.ts";
import { noCounts, type WorldCounts } from "./world-counts.ts";

export interface WorldOptions {
  readonly seed: number;
  readonly durationMs: number;
  readonly faults: ReadonlySet<Fault>;
  readonly pace: Pace;
  readonly bug: PlantedBug;
  readonly keys: HouseKeys;
}

/** Most streets are small; of the others something may be published. */
const SMALL_STREET = [2, 7] as const;
const LARGE_STREET = [10, 14] as const;
const LARGE = 0.15;
const HOUSES_PER_FEEDER = 12;
/** A year of midsummers and midwinters to begin in. */
const YEAR_START_MS = Date.UTC(2026, 0, 1);
const YEAR_MS = 365 * 86_400_000;
const COUNT_EVERY_MS = 1000;
/** Clocks are off by up to this; one in ten by so much that nothing of its building can be used. */
const SKEW_MS = 20_000;
const HOPELESS_MS = 60_000;
/** Share of events after which everything is worked out again from the data. */
const RECOMPUTED = 0.1;
/** Of a world's length: how long it lasts from one full replay to the next, on average. */
const REPLAY_FRACTION = 2;
/** How often and how long it is waited at the end for what is being written. */
const MOMENTS = 10;
const MOMENT_MS = 20;

/** One community, its buildings and the network between them, drawn by lot from a seed. */
export class World {
  readonly counts: WorldCounts;
  readonly violations: Violation[] = [];
  readonly #options: WorldOptions;
  readonly #clock: WorldClock;
  readonly #random: RandomSource;
  readonly #street: Street;
  readonly #topology: CommunityTopology;
  readonly #network: VirtualNetwork;
  readonly #truth = new GroundTruth();
  readonly #witness: Witness;
  readonly #community: CommunityProcess;
  readonly #buildings: readonly BuildingProcess[];
  readonly #mishaps: Mishaps;
  readonly #skews: ReadonlyMap<string, number>;
  readonly #startMs: number;
  readonly #calibration = new Calibration();
  #checkedPosition = 0;
  #isReplayDue = false;

  constructor(options: WorldOptions) {
    const { seed, faults, pace, bug, keys } = options;
    this.#options = options;
    this.counts = noCounts();
    const random = new RandomSource(seed);
    this.#random = random;
    this.#startMs = YEAR_START_MS + Math.floor(YEAR_MS * random.next());
    this.#clock = new WorldClock(this.#startMs);
    const clock = this.#clock;
    this.#street = createStreet({
      seed,
      keys,
      startMs: this.#startMs,
      houses: drawInteger(random, random.next() < LARGE ? LARGE_STREET : SMALL_STREET),
      housesPerFeeder: HOUSES_PER_FEEDER,
    });
    const { config } = this.#street;
    this.#topology = topologyOf(config, 1);
    this.#network = new VirtualNetwork({ clock, faults, random: random.fork() });
    this.#witness = new Witness(this.#truth, pace.policy.intervalMs, (...found) => this.#report(...found));
    this.#community = new CommunityProcess({
      topology: this.#topology,
      policy: pace.policy,
      keyring: new Keyring(config.community, keysOf(config)),
      clock,
      network: this.#network,
      random: random.fork(),
      snapshotEvery: 20 + Math.floor(200 * random.next()),
      bug,
      onPublish: (subject, data) => this.#hear(subject, data),
      onDecided: (effects, event) => {
        const state = this.#community.node?.state;
        this.#witness.decided(effects, event, state);
        if (state)
          checkPublications(effects, state, pace.policy.privacyFloor, (...found) => this.#report(...found));
      },
      onRunning: (node) => this.#witness.checkState(node.state),
    });
    const serials = [...this.#street.houses, ...this.#street.meters];
    this.#skews = new Map(serials.map((serial) => [serial, faults.has("skew") ? this.#drawSkew() : 0]));
    this.#buildings = serials.map(
      (serial) =>
        new BuildingProcess({
          serial,
          street: this.#street,
          clock,
          network: this.#network,
          truth: this.#truth,
          pace,
          random: random.fork(),
          skewMs: this.#skews.get(serial) ?? 0,
        }),
    );
    this.#mishaps = new Mishaps({
      ...options,
      clock,
      network: this.#network,
      topology: this.#topology,
      community: this.#community,
      buildings: this.#buildings,
      counts: this.counts,
      random: random.fork(),
    });
  }

  /** Lives its time, heals, and is looked at once more. Ends early with the first violation. */
  async run(): Promise<void> {
    const { durationMs, pace } = this.#options;
    this.#community.start();
    for (const building of this.#buildings) building.start();
    this.#mishaps.start();
    this.#clock.after(COUNT_EVERY_MS, () => this.#look());
    const untilMs = this.#startMs + durationMs;
    await this.#clock.run(untilMs, () => this.#afterEvent());
    if (this.violations.length === 0) {
      this.#heal();
      await this.#clock.run(untilMs + pace.healMs, () => this.#afterEvent());
    }
    if (this.violations.length === 0) await this.#checkEnd();
    Object.assign(this.counts, this.#witness.tally, { kept: this.#truth.messages });
  }

  /** SHA-256 of the state at the end: the same for the same world. */
  get stateHash(): string {
    const state = this.#community.node?.state;
    return state ? createHash("sha256").update(encodeState(state)).digest("hex") : "";
  }

  get rates(): Rates {
    return this.#calibration.rates;
  }

  get houses(): number {
    return this.#street.houses.length;
  }

  /** Checks now and then, not as EdgeWare's events come. */
  #look(): void {
    const state = this.#community.node?.state;
    this.#street.advance(this.#clock.nowMs());
    if (state) this.#calibration.count(state, this.#street);
    if (this.#random.next() < COUNT_EVERY_MS / (REPLAY_FRACTION * this.#options.durationMs))
      this.#isReplayDue = true;
    this.#clock.after(COUNT_EVERY_MS, () => this.#look());
  }

  #heal(): void {
    this.#mishaps.end();
    this.#network.heal();
    this.#community.start();
    for (const building of this.#buildings) {
      building.start();
      building.quieten();
    }
  }

  #hear(subject: string, data: Uint8Array): void {
    const [, , , serial = "", ...rest] = subject.split(".");
    if (rest.join(".") !== "upstream.ack.json.v1") return;
    const decoded = decodeMessage("upstreamAck", data);
    if (decoded.ok) this.#witness.acknowledged(serial, decoded.message.epoch, decoded.message.seq);
  }

  async #afterEvent(): Promise<boolean> {
    const { node, failure } = this.#community;
    if (failure !== undefined) this.#report("running", failure);
    if (!node) return this.violations.length === 0;
    if (node.failure) this.#report("running", node.failure.message);
    const { state } = node;
    if (state.data.position !== this.#checkedPosition) {
      this.#checkedPosition = state.data.position;
      this.counts.events += 1;
      this.#checkState(node);
      if (this.#isReplayDue) await this.#checkReplay(node);
    }
    return this.violations.length === 0;
  }

  #checkState(node: CommunityNode): void {
    const report = (invariant: Invariant, message: string) => this.#report(invariant, message);
    const { state } = node;
    checkSums(state, report);
    if (this.#random.next() < RECOMPUTED) checkRecomputation(state, report);
    checkHonesty(state, {
      street: this.#street,
      truth: this.#truth,
      witness: this.#witness,
      freshForMs: this.#options.pace.policy.freshForMs,
      aheadMs: (serial) => this.#skews.get(serial) ?? 0,
      report,
    });
  }

  async #checkEnd(): Promise<void> {
    const { node } = this.#community;
    if (!node) return this.#report("running", "EdgeWare did not start again");
    const report = (invariant: Invariant, message: string) => this.#report(invariant, message);
    this.#witness.checkState(node.state);
    this.#witness.checkComplete();
    checkRecomputation(node.state, report);
    const { sampleEveryMs, samplesPerMessage } = this.#options.pace;
    this.#calibration.check(COUNT_EVERY_MS, sampleEveryMs * samplesPerMessage, report);
    this.#isReplayDue = true;
    for (let moment = 0; moment < MOMENTS && this.#isReplayDue; moment++) {
      await this.#checkReplay(node);
      if (this.#isReplayDue) await this.#clock.run(this.#clock.nowMs() + MOMENT_MS, () => this.#afterEvent());
    }
    if (this.#isReplayDue) report("replay", "the log is longer than what was folded of it");
  }

  /** Folds the log anew, from its beginning, as it is on disk now. */
  async #checkReplay({ state }: CommunityNode): Promise<void> {
    const { bug } = this.#options;
    const replay = await replayLog({
      directory: DIRECTORY,
      fileSystem: this.#community.copyDisk(),
      clock: this.#clock,
      logger: silentLogger,
      ...(bug.fold ? { fold: bug.fold() } : {}),
    });
    const { divergence } = replay;
    if (divergence) {
      const { position, path, recorded, replayed } = divergence;
      this.#report("replay", `${divergence.in} at ${position}: ${path} is ${replayed}, was ${recorded}`);
    }
    const { position } = replay.state.data;
    // What is being written can be on the disk before it counts: then another moment has to do.
    if (position > state.data.position) return;
    this.#isReplayDue = false;
    this.counts.replays += 1;
    const isSame = Buffer.from(encodeState(replay.state)).equals(encodeState(state));
    if (!isSame) this.#report("replay", `at ${position} the log folded anew gives another state`);
  }

  #report(invariant: Invariant, message: string): void {
    const atMs = this.#clock.nowMs() - this.#startMs;
    const position = this.#community.node?.state.data.position ?? this.#witness.lastPosition;
    this.violations.push({ invariant, atMs, position, message });
  }

  #drawSkew(): number {
    const random = this.#random;
    const mostMs = random.next() < 0.1 ? HOPELESS_MS : random.next() < 0.5 ? SKEW_MS / 20 : SKEW_MS;
    return Math.round(mostMs * (2 * random.next() - 1));
  }
}

function drawInteger(random: RandomSource, [least, most]: readonly [number, number]): number {
  return least + Math.floor((most - least + 1) * random.next());
}
