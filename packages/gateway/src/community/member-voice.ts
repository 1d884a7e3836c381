import { type Clock, errorMessage, type Logger, RejectedError } from "@sourceful/domain";
import type { SigningKey } from "@sourceful/identity";
import {
  type BuildingState,
  type Bus,
  DATA_CLASSES,
  type DataClass,
  EnvelopeSealer,
  type MessageBody,
  type SealedMessage,
} from "@sourceful/messaging";
import type { UpstreamJournal } from "../upstream-journal.ts";

export interface MemberVoiceOptions {
  readonly key: SigningKey;
  readonly community: string;
  readonly serial: string;
  /** Two numbers of this start, both higher than those of all starts before. */
  readonly boots: { readonly record: number; readonly heartbeat: number };
  readonly bus: Pick<Bus, "publish">;
  readonly journal: Pick<UpstreamJournal, "send">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Whose numbers these are, and what the signed body rests on. */
interface Statement<K extends Kind> {
  readonly body: MessageBody<K>;
  readonly dataClass: DataClass;
  readonly sourceRef: string;
}

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
    const sealed = this.#seal(this.#record, "buildingState", statement, isTooLarge);
    if (sealed !== "too large") return this.#keep(sealed);
    const { samples } = statement.body;
    const half = Math.ceil(samples.length / 2);
    for (const part of [samples.slice(0, half), samples.slice(half)]) {
      const body: BuildingState = { ...statement.body, samples: part };
      if (part.length > 0 && part.length < samples.length) this.tellState({ ...statement, body });
    }
  }

  tell<K extends "flexibility" | "dispatchAck">(kind: K, statement: Statement<K>): void {
    const sealed = this.#seal(this.#record, kind, statement);
    if (sealed !== "too large") this.#keep(sealed);
  }

  /** Lost when there is no connection. */
  beat(statement: Statement<"buildingHeartbeat">): void {
    const sealed = this.#seal(this.#heartbeats, "buildingHeartbeat", statement);
    if (typeof sealed === "object") this.#options.bus.publish(sealed.subject, sealed.data);
  }

  #keep(sealed: SealedMessage | undefined): void {
    if (!sealed) return;
    this.#lastSeq += 1;
    this.#options.journal.send(sealed.subject, sealed.data);
  }

  #seal<K extends Kind>(
    sealer: EnvelopeSealer,
    kind: K,
    { body, dataClass, sourceRef }: Statement<K>,
    isSplittable: (thrown: unknown) => boolean = () => false,
  ): SealedMessage | undefined | "too large" {
    const { clock, logger } = this.#options;
    try {
      const sealed = sealer.seal(kind, {
        atMs: Math.floor(clock.nowMs()),
        dataClass,
        sourceRef,
        validForMs: VALID_MS[kind],
        body,
      });
      this.#failure = undefined;
      return sealed;
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
