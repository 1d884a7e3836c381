import type { RandomSource } from "../../random-source.ts";
import { BuildingRecord } from "../building-record.ts";
import { BuildingReporter } from "../building-reporter.ts";
import type { Reading, Street } from "../street.ts";
import { breakReading } from "./broken-reading.ts";
import type { GroundTruth } from "./ground-truth.ts";
import type { Pace } from "./pace.ts";
import { ProcessClock } from "./process-clock.ts";
import type { Connection, VirtualNetwork } from "./virtual-network.ts";
import type { WorldClock } from "./world-clock.ts";

export interface BuildingProcessOptions {
  readonly serial: string;
  readonly street: Street;
  readonly clock: WorldClock;
  readonly network: VirtualNetwork;
  readonly truth: GroundTruth;
  readonly pace: Pace;
  readonly random: RandomSource;
  /** How far its clock is ahead, ms. */
  readonly skewMs: number;
}

/** Share of readings that are broken, of houses. */
const BROKEN = 0.01;
/** Share of crashes that cost the disk. */
const DISK_LOST = 0.1;

/** The edge node of one building or meter: reports, crashes, comes back with what its disk kept. */
export class BuildingProcess {
  readonly serial: string;
  readonly #options: BuildingProcessOptions;
  readonly #isHouse: boolean;
  #record: BuildingRecord;
  #boot = 0;
  #isQuiet = false;
  #running: { reporter: BuildingReporter; clock: ProcessClock; connection: Connection } | undefined;

  constructor(options: BuildingProcessOptions) {
    this.serial = options.serial;
    this.#options = options;
    this.#isHouse = options.street.houses.includes(options.serial);
    this.#record = this.#newRecord(1);
  }

  start(): void {
    if (this.#running) return;
    const { serial, street, network, pace, random, skewMs, truth } = this.#options;
    const clock = new ProcessClock(this.#options.clock, () => skewMs);
    const connection = network.connect(serial);
    const reporter = new BuildingReporter({
      serial,
      community: street.config.community,
      key: street.key(serial),
      boot: ++this.#boot,
      record: this.#record,
      bus: connection,
      clock,
      dataClass: "REAL",
      sampleEveryMs: pace.sampleEveryMs,
      samplesPerMessage: pace.samplesPerMessage,
      heartbeatMs: pace.heartbeatMs,
      read: () => this.#read(),
      onKept: ({ epoch }, { boot, seq, body }) =>
        truth.noteKept(serial, epoch, { boot, seq, sampleTimes: body.samples.map(({ ts }) => ts) }),
    });
    reporter.start(Math.floor(pace.sampleEveryMs * random.next()));
    this.#running = { reporter, clock, connection };
    if (this.#isQuiet) reporter.quieten();
  }

  /** Ends without warning; false when it did not run. What was not kept yet is lost, and now and then the disk. */
  crash(): boolean {
    if (!this.#running) return false;
    const { reporter, clock, connection } = this.#running;
    this.#running = undefined;
    reporter.stop();
    clock.stop();
    connection.close();
    if (this.#options.random.next() >= DISK_LOST) return true;
    this.#options.truth.noteLost(this.serial, this.#record.epoch);
    this.#record = this.#newRecord(this.#record.epoch + 1);
    return true;
  }

  /** Measures no more; keeps saying that it is there, and answers. */
  quieten(): void {
    this.#isQuiet = true;
    this.#running?.reporter.quieten();
  }

  #newRecord(epoch: number): BuildingRecord {
    const { street, serial, clock } = this.#options;
    const { community } = street.config;
    return new BuildingRecord({ serial, epoch, community, key: street.key(serial), clock });
  }

  #read(): Reading {
    const { street, clock, random, truth, skewMs } = this.#options;
    const atMs = clock.nowMs();
    street.advance(atMs);
    const reading = street.read(this.serial);
    const isBroken = this.#isHouse && random.next() < BROKEN;
    const netW = street.netW(this.serial);
    truth.noteSample(this.serial, Math.floor(atMs + skewMs), { atMs, netW, isBroken });
    return isBroken ? breakReading(reading, random) : reading;
  }
}
