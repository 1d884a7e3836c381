import type { Clock, Timer } from "@sourceful/domain";
import type { SigningKey } from "@sourceful/identity";
import {
  type Bus,
  type DataClass,
  EnvelopeSealer,
  type MessageBody,
  type StateSample,
  type UpstreamPosition,
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
  /** Told each state message with its place in the record. */
  readonly onKept?: (place: UpstreamPosition, message: KeptState) => void;
}

const VALID_MS = 900_000;

/** A state message that was signed, and its number. */
interface KeptState {
  readonly boot: number;
  readonly seq: number;
  readonly body: MessageBody<"buildingState">;
}

/** Says what a building's edge node says to its community: samples in signed messages, and signs of life. */
export class BuildingReporter {
  readonly #options: BuildingReporterOptions;
  readonly #sealer: EnvelopeSealer;
  readonly #startMs: number;
  readonly #stops: (() => void)[] = [];
  readonly #timers: (Timer | undefined)[] = [];
  #samples: StateSample[] = [];
  #seq = 0;

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

  /** Measures no more; keeps beating, and answers who asks for its record. */
  quieten(): void {
    this.#timers[0]?.cancel();
  }

  #repeat(slot: number, everyMs: number, delayMs: number, run: () => void): void {
    this.#timers[slot] = this.#options.clock.after(delayMs, () => {
      this.#repeat(slot, everyMs, everyMs, run);
      run();
    });
  }

  #sample(): void {
    const { read, clock, samplesPerMessage = 10 } = this.#options;
    this.#samples.push({ ts: Math.floor(clock.nowMs()), ...read() });
    if (this.#samples.length < samplesPerMessage) return;
    const samples = this.#samples;
    this.#samples = [];
    this.#send({ timestamp_source: "device_clock_synced", samples });
  }

  #send(body: MessageBody<"buildingState">): void {
    const { serial, clock, record, bus, boot, dataClass = "SYNTHETIC", onKept } = this.#options;
    const atMs = Math.floor(clock.nowMs());
    const facts = { atMs, dataClass, sourceRef: serial, validForMs: VALID_MS, body };
    const sign = (kept: UpstreamPosition) => this.#sealer.seal("buildingState", { ...facts, record: kept });
    const place = record.send(bus, sign, atMs);
    this.#seq += 1;
    onKept?.(place, { boot, seq: this.#seq, body });
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
    this.#seq += 1;
    bus.publish(subject, data);
  }
}
