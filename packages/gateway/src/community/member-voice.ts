import { type Clock, errorMessage, type Logger, RejectedError } from "@sourceful/domain";
import type { SigningKey } from "@sourceful/identity";
import {
  type BuildingState,
  type Bus,
  DATA_CLASSES,
  type DataClass,
  EnvelopeSealer,
  MAX_ENVELOPE_BYTES,
  type MessageBody,
  type MessageFacts,
  type SealedMessage,
  type UpstreamPosition,
} from "@sourceful/messaging";
import type { UpstreamJournal } from "../upstream-journal.ts";

export interface MemberVoiceOptions {
  readonly key: SigningKey;
  readonly community: string;
  readonly serial: string;
  /** Two numbers of this start, both higher than those of all starts before. */
  readonly boots: { readonly record: number; readonly heartbeat: number };
  readonly bus: Pick<Bus, "publish">;
  readonly journal: Pick<UpstreamJournal, "sendPlaced">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Whose numbers these are, and what the signed body rests on. */
interface Statement<K extends Kind> {
  readonly body: MessageBody<K>;
  readonly dataClass: DataClass;
  readonly sourceRef: string;
}

/** Signs a message for its place in the record, or for none. */
type Placed = (place: UpstreamPosition | undefined) => SealedMessage;

type Kind = "buildingState" | "flexibility" | "dispatchAck" | "buildingHeartbeat";

/** How long each may be acted upon, ms. */
const VALID_MS = {
  buildingState: 60_000,
  flexibility: 180_000,
  dispatchAck: 3_600_000,
  buildingHeartbeat: 60_000,
} as const;

/**
 * Signs what the building says. Signs of life go straight out and have numbers of their own, so that those of the
 * record are 1, 2, 3 … whatever an outage swallows; all else is on disk before it leaves.
 */
export class MemberVoice {
  readonly #options: MemberVoiceOptions;
  readonly #record: EnvelopeSealer;
  readonly #heartbeats: EnvelopeSealer;
  #lastSeq = 0;
  #failure: string | undefined;

  constructor(options: MemberVoiceOptions) {
    const { key, community, serial, boots } = options;
    this.#options = options;
    this.#record = new EnvelopeSealer({ key, community, sender: serial, boot: boots.record });
    this.#heartbeats = new EnvelopeSealer({ key, community, sender: serial, boot: boots.heartbeat });
  }

  /** Number of what was signed last for the record; 0 before the first. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Says how it is; in several messages where one would be too large. */
  tellState(statement: Statement<"buildingState">): void {
    const { samples } = statement.body;
    const isSplittable = samples.length > 1 ? isTooLarge : undefined;
    const prepared = this.#prepare("buildingState", statement, isSplittable);
    if (prepared !== "too large") return this.#keep(prepared);
    const half = Math.ceil(samples.length / 2);
    for (const part of [samples.slice(0, half), samples.slice(half)]) {
      const body: BuildingState = { ...statement.body, samples: part };
      this.tellState({ ...statement, body });
    }
  }

  tell<K extends "flexibility" | "dispatchAck">(kind: K, statement: Statement<K>): void {
    const prepared = this.#prepare(kind, statement);
    if (prepared !== "too large") this.#keep(prepared);
  }

  /** Lost when there is no connection. */
  beat(statement: Statement<"buildingHeartbeat">): void {
    const sealed = this.#try("buildingHeartbeat", () =>
      this.#heartbeats.seal("buildingHeartbeat", this.#facts("buildingHeartbeat", statement)),
    );
    if (typeof sealed === "object") this.#options.bus.publish(sealed.subject, sealed.data);
  }

  #keep(prepared: Placed | undefined): void {
    if (!prepared) return;
    this.#lastSeq += 1;
    this.#options.journal.sendPlaced(prepared, MAX_ENVELOPE_BYTES);
  }

  #prepare<K extends Kind>(
    kind: K,
    statement: Statement<K>,
    isSplittable?: (thrown: unknown) => boolean,
  ): Placed | undefined | "too large" {
    return this.#try(kind, () => this.#record.prepare(kind, this.#facts(kind, statement)), isSplittable);
  }

  #facts<K extends Kind>(kind: K, { body, dataClass, sourceRef }: Statement<K>): MessageFacts<K> {
    const atMs = Math.floor(this.#options.clock.nowMs());
    return { atMs, dataClass, sourceRef, validForMs: VALID_MS[kind], body };
  }

  #try<T>(
    kind: Kind,
    sign: () => T,
    isSplittable: (thrown: unknown) => boolean = () => false,
  ): T | undefined | "too large" {
    const { logger } = this.#options;
    try {
      const signed = sign();
      this.#failure = undefined;
      return signed;
    } catch (thrown) {
      if (isSplittable(thrown)) return "too large";
      const failure = errorMessage(thrown);
      if (failure !== this.#failure)
        logger.error("what the building says cannot be signed", { kind, failure });
      this.#failure = failure;
      return undefined;
    }
  }
}

/** What is worked out from that: at least computed, and as made up as what it rests on. */
export function computedFrom(dataClass: DataClass): DataClass {
  const [computed, given] = ["COMPUTED", dataClass].map((each) => DATA_CLASSES.indexOf(each as DataClass));
  return (given ?? 0) > (computed ?? 0) ? dataClass : "COMPUTED";
}

function isTooLarge(thrown: unknown): boolean {
  return thrown instanceof RejectedError && thrown.code === "value_out_of_range";
}
