import type { Clock, Timer } from "@sourceful/domain";
import type { SigningKey } from "@sourceful/identity";
import {
  type Bus,
  type DataClass,
  EnvelopeSealer,
  type SealedMessage,
  type StateSample,
} from "@sourceful/messaging";
import type { BuildingRecord } from "./building-record.ts";
import type { Reading } from "./street.ts";

export interface BuildingReporterOptions {
  readonly serial: string;
  readonly community: string;
  readonly key: SigningKey;
  /** Higher than at every start before. */
  readonly boot: number;
  readonly record: BuildingRecord;
  readonly bus: Pick<Bus, "publish" | "subscribe">;
  /** The building's own, right or wrong. */
  readonly clock: Clock;
  readonly read: () => Reading;
  /** SYNTHETIC when not given: no settlement rests on it. */
  readonly dataClass?: DataClass;
  /** 1,000 when not given. */
  readonly sampleEveryMs?: number;
  /** 10 when not given. */
  readonly samplesPerMessage?: number;
  /** 30,000 when not given. */
  readonly heartbeatMs?: number;
  /** Told each sample when it is taken. */
  readonly onSample?: (sample: StateSample) => void;
  /** Told each message of the record with its number, before it is sent. */
  readonly onSend?: (message: SealedMessage, boot: number) => void;
}

/** Says what a building's edge node says to its community: samples in signed messages, and signs of life. */
export class BuildingReporter {
  readonly #options: BuildingReporterOptions;
  readonly #sealer: EnvelopeSealer;
  readonly #startMs: number;
  readonly #stops: (() => void)[] = [];
  readonly #timers: (Timer | undefined)[] = [];
  #samples: StateSample[] = [];

  constructor(options: BuildingReporterOptions) {
    const { key, community, serial: sender, boot, clock } = options;
    this.#options = options;
    this.#sealer = new EnvelopeSealer({ key, community, sender, boot });
    this.#startMs = clock.nowMs();
  }

  /** Begins after `delayMs`, so that a street does not speak all at once. */
  start(delayMs = 0): void {
    const { record, bus, sampleEveryMs = 1000, heartbeatMs = 30_000 } = this.#options;
    this.#stops.push(record.serve(bus));
    this.#repeat(0, sampleEveryMs, delayMs, () => this.#sample());
    this.#repeat(1, heartbeatMs, delayMs, () => this.#beat());
  }

  /** Says nothing more; samples that are not sent yet are lost, as in a crash. */
  stop(): void {
    for (const timer of this.#timers) timer?.cancel();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Signs a state message of these samples without keeping or sending it. */
  seal(samples: readonly StateSample[]): SealedMessage<"buildingState"> {
    const { serial, clock, dataClass = "SYNTHETIC" } = this.#options;
    return this.#sealer.seal("buildingState", {
      atMs: samples.at(-1)?.ts ?? clock.nowMs(),
      dataClass,
      sourceRef: serial,
      validForMs: 900_000,
      body: { timestamp_source: "device_clock_synced", samples },
    });
  }

  #repeat(slot: number, everyMs: number, delayMs: number, run: () => void): void {
    this.#timers[slot] = this.#options.clock.after(delayMs, () => {
      this.#repeat(slot, everyMs, everyMs, run);
      run();
    });
  }

  #sample(): void {
    const { read, clock, samplesPerMessage = 10, onSample } = this.#options;
    const sample = { ts: Math.floor(clock.nowMs()), ...read() };
    onSample?.(sample);
    this.#samples.push(sample);
    if (this.#samples.length < samplesPerMessage) return;
    const message = this.seal(this.#samples);
    this.#samples = [];
    this.#send(message);
  }

  #send(message: SealedMessage): void {
    const { record, bus, clock, boot, onSend } = this.#options;
    onSend?.(message, boot);
    record.send(bus, message, Math.floor(clock.nowMs()));
  }

  #beat(): void {
    const { bus, serial, clock, record, heartbeatMs = 30_000, dataClass = "SYNTHETIC" } = this.#options;
    const atMs = Math.floor(clock.nowMs());
    const { subject, data } = this.#sealer.seal("buildingHeartbeat", {
      atMs,
      dataClass,
      sourceRef: serial,
      validForMs: 2 * heartbeatMs,
      body: {
        interval_ms: heartbeatMs,
        mode: "full",
        uptime_s: Math.max(0, (atMs - this.#startMs) / 1000),
        version: "simulated",
        journal: record.state,
      },
    });
    bus.publish(subject, data);
  }
}
