import { type Clock, errorMessage, type Logger, type Timer } from "@sourceful/domain";
import { type Bus, type EnvelopeSealer, type MessageBody } from "@sourceful/messaging";
import type { CommunityEffect, ReceptionEffect } from "../core/community-effect.ts";
import type { CommunityState } from "../core/community-state.ts";

export interface AnswersOptions {
  readonly bus: Pick<Bus, "publish">;
  /** Signs for the community's node. */
  readonly sealer: EnvelopeSealer;
  readonly version: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Receptions = MessageBody<"reception">["receptions"];

const EVERY_MS = 1000;
const HEARTBEAT_MS = 30_000;
/** Fits an envelope's 64 KiB with the longest of reasons; the schema allows more. */
const MAX_RECEPTIONS = 64;
const RECEPTION_VALID_MS = 3_600_000;

/**
 * What the community tells each of its buildings: how its messages were received, once a second, and that it is
 * there, every 30 s. An answer that is lost is not repeated: the record's acknowledgement is what a building
 * waits for.
 */
export class Answers {
  readonly #options: AnswersOptions;
  readonly #waiting = new Map<string, Receptions[number][]>();
  readonly #timers: Timer[] = [];
  #state: (() => CommunityState) | undefined;

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** Begins to answer. `state` tells who there is. */
  start(state: () => CommunityState): void {
    this.#state = state;
    this.#plan(0, EVERY_MS, () => this.#tellReceptions());
    this.#plan(1, HEARTBEAT_MS, () => this.#beat());
    this.#beat();
  }

  /** Takes what was decided; for `onDecided` of a community node. */
  take(effects: readonly CommunityEffect[]): void {
    for (const effect of effects) if (effect.type === "reception") this.#add(effect);
  }

  /** Sends what waits and stops. */
  close(): void {
    for (const timer of this.#timers.splice(0)) timer.cancel();
    this.#tellReceptions();
  }

  #add({ serial, boot, seq, code, gate, reason, quarantine }: ReceptionEffect): void {
    const reception = {
      boot,
      seq,
      code,
      ...(gate === undefined ? {} : { gate }),
      ...(reason === undefined ? {} : { reason }),
      ...(quarantine === undefined ? {} : { quarantine }),
    };
    const known = this.#waiting.get(serial);
    if (known) known.push(reception);
    else this.#waiting.set(serial, [reception]);
  }

  #plan(slot: number, everyMs: number, run: () => void): void {
    this.#timers[slot] = this.#options.clock.after(everyMs, () => {
      this.#plan(slot, everyMs, run);
      run();
    });
  }

  #tellReceptions(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const [recipient, all] of waiting) {
      for (let from = 0; from < all.length; from += MAX_RECEPTIONS) {
        const receptions = all.slice(from, from + MAX_RECEPTIONS);
        this.#send("reception", recipient, { receptions }, RECEPTION_VALID_MS);
      }
    }
  }

  #beat(): void {
    const state = this.#state?.();
    if (!state) return;
    const { version } = this.#options;
    const { topology, reporters } = state.data;
    for (const serial of state.derived.index.places.keys()) {
      const heard_ts = reporters.get(serial)?.heartbeatTs;
      const body = {
        interval_ms: HEARTBEAT_MS,
        version,
        topology_version: topology.version,
        ...(heard_ts === undefined ? {} : { heard_ts }),
      };
      this.#send("communityHeartbeat", serial, body, 2 * HEARTBEAT_MS);
    }
  }

  #send<K extends "reception" | "communityHeartbeat">(
    kind: K,
    recipient: string,
    body: MessageBody<K>,
    validForMs: number,
  ): void {
    const { bus, sealer, clock, logger } = this.#options;
    try {
      const facts = {
        recipient,
        atMs: clock.nowMs(),
        dataClass: "COMPUTED",
        sourceRef: "edgeware",
        validForMs,
        body,
      } as const;
      const { subject, data } = sealer.seal(kind, facts);
      bus.publish(subject, data);
    } catch (thrown) {
      // One answer less; what was received is on disk all the same.
      logger.error("an answer could not be sent", { kind, building: recipient, error: errorMessage(thrown) });
    }
  }
}
