import type { DataClass, Envelope } from "@sourceful/messaging";
import type { CommunityEffect, ReceptionEffect } from "../community-effect.ts";
import type { CommunityEvent, MessageEvent } from "../community-event.ts";
import { type CommunityState, createState, type NewCommunity } from "../community-state.ts";
import { decide } from "../decide.ts";
import type { WireSample } from "../ingress/measured-sample.ts";

type Unplaced<T> = T extends unknown ? Omit<T, "position" | "atMs"> : never;

/** A sample, valid unless it says otherwise, without its time. */
export type SampleSpec = Partial<WireSample>;

/** What is particular about a message; the rest is as it should be. */
export interface MessageSpec {
  readonly sender: string;
  readonly boot?: number;
  readonly seq?: number;
  /** The message's own number when not given. */
  readonly idem?: string;
  readonly ts?: number;
  readonly dataClass?: DataClass;
  readonly validForMs?: number;
}

/** A community with its log: gives events their places and times, and keeps what they led to. */
export class FoldedCommunity {
  readonly state: CommunityState;
  readonly log: CommunityEvent[] = [];
  readonly effects: CommunityEffect[] = [];
  nowMs: number;
  readonly #seqs = new Map<string, number>();

  constructor(options: NewCommunity) {
    this.state = createState(options);
    this.nowMs = options.atMs;
  }

  /** Folds an event at the present time. */
  fold(event: Unplaced<CommunityEvent>): readonly CommunityEffect[] {
    const placed = { ...event, position: this.log.length + 1, atMs: this.nowMs } as CommunityEvent;
    this.log.push(placed);
    const { effects } = decide(this.state, placed);
    this.effects.push(...effects);
    return effects;
  }

  /** Lets time pass and ticks. */
  tick(afterMs = 1000): readonly CommunityEffect[] {
    this.nowMs += afterMs;
    return this.fold({ type: "tick" });
  }

  /** Folds a state message; samples without a time are of now. */
  report(spec: MessageSpec, ...samples: readonly SampleSpec[]): readonly CommunityEffect[] {
    return this.fold(this.message(spec, ...samples));
  }

  /** A state message, not yet folded. */
  message(spec: MessageSpec, ...samples: readonly SampleSpec[]): Unplaced<MessageEvent> {
    const ts = spec.ts ?? this.nowMs;
    const body: Envelope<"buildingState">["body"] = {
      timestamp_source: "device_clock_synced",
      samples: samples.map((sample) => ({ ts, quality: "valid" as const, ...sample })),
    };
    return {
      type: "message",
      envelope: { ...this.#head(spec, ts), schema: "community.building-state/1", body },
    };
  }

  /** Folds a heartbeat. */
  beat(spec: MessageSpec): readonly CommunityEffect[] {
    const body = { interval_ms: 30_000, mode: "full", uptime_s: 1, version: "1" } as const;
    const schema = "community.building-heartbeat/1";
    return this.fold({
      type: "message",
      envelope: { ...this.#head(spec, spec.ts ?? this.nowMs), schema, body },
    });
  }

  #head({ sender, boot = 1, seq, idem, dataClass = "REAL", validForMs = 900_000 }: MessageSpec, ts: number) {
    const next = seq ?? (this.#seqs.get(`${sender} ${boot}`) ?? 0) + 1;
    this.#seqs.set(`${sender} ${boot}`, next);
    return {
      community: this.state.data.topology.community,
      sender,
      key_epoch: 1,
      boot,
      seq: next,
      ts,
      data_class: dataClass,
      source_ref: "meter",
      valid_for_ms: validForMs,
      idem: idem ?? `${sender}:${boot}:${next}`,
    };
  }
}

/** The only reception among effects. */
export function receptionIn(effects: readonly CommunityEffect[]): ReceptionEffect {
  const receptions = effects.filter((effect) => effect.type === "reception");
  if (receptions.length !== 1) throw new Error(`${receptions.length} receptions`);
  return receptions[0] as ReceptionEffect;
}
