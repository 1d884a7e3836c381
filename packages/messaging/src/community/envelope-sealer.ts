import type { SigningKey } from "@sourceful/identity";
import type { UpstreamPosition } from "../upstream-record.ts";
import type { DataClass, EnvelopeContent, MessageBody, SignedMessageKind } from "./envelope.ts";
import { type SealedMessage, sealEnvelope } from "./seal-envelope.ts";

export interface EnvelopeSealerOptions {
  readonly key: SigningKey;
  readonly community: string;
  /** Who signs: a building's serial, the community's node, or FLEXUS. */
  readonly sender: string;
  /** Higher than at every start before (`countBoot` of identity). */
  readonly boot: number;
}

/** One message to be signed. */
export interface MessageFacts<K extends SignedMessageKind> {
  /** Serial of the building it is for; for messages of the community to a building. */
  readonly recipient?: string;
  /** Its place in the sender's record, if it has one and that is known already. */
  readonly record?: UpstreamPosition;
  /** When it became true, Unix epoch in ms. */
  readonly atMs: number;
  readonly dataClass: DataClass;
  /** Where it comes from: a meter, a model, a decision. */
  readonly sourceRef: string;
  /** How long it may be acted upon, ms. */
  readonly validForMs: number;
  /** The same for everything that must have effect once; this message's own number when not given. */
  readonly idem?: string;
  readonly body: MessageBody<K>;
}

/** Longer than any place is: what fits with it fits with every other. */
const LONGEST_PLACE = { epoch: 2 ** 32 - 1, seq: Number.MAX_SAFE_INTEGER };

/** Signs and numbers what one node says: 1, 2, 3 … for each recipient since its start. */
export class EnvelopeSealer {
  readonly #options: EnvelopeSealerOptions;
  readonly #seqs = new Map<string, number>();

  constructor(options: EnvelopeSealerOptions) {
    this.#options = options;
  }

  /**
   * Signs the next message. One that is refused takes no number.
   * @throws RejectedError as `sealEnvelope`
   */
  seal<K extends SignedMessageKind>(kind: K, facts: MessageFacts<K>): SealedMessage<K> {
    const sealed = sealEnvelope(kind, this.#content(facts), this.#options.key);
    this.#count(facts);
    return sealed;
  }

  /**
   * As `seal`, for a message that is signed when its place in the sender's record is known, or is known to be none:
   * what is returned signs it, and refuses nothing. The body must not change until then.
   * @throws RejectedError as `sealEnvelope`
   */
  prepare<K extends SignedMessageKind>(
    kind: K,
    facts: Omit<MessageFacts<K>, "record">,
  ): (place: UpstreamPosition | undefined) => SealedMessage<K> {
    const { key } = this.#options;
    const content = this.#content<K>(facts);
    sealEnvelope(kind, { ...content, record: LONGEST_PLACE }, key);
    this.#count(facts);
    return (place) => sealEnvelope(kind, place ? { ...content, record: place } : content, key);
  }

  #count({ recipient = "" }: Pick<MessageFacts<SignedMessageKind>, "recipient">): void {
    this.#seqs.set(recipient, (this.#seqs.get(recipient) ?? 0) + 1);
  }

  #content<K extends SignedMessageKind>(facts: MessageFacts<K>): EnvelopeContent<K> {
    const { community, sender, boot } = this.#options;
    const { recipient, record, atMs, dataClass, sourceRef, validForMs, idem, body } = facts;
    const seq = (this.#seqs.get(recipient ?? "") ?? 0) + 1;
    return {
      community,
      sender,
      ...(recipient === undefined ? {} : { recipient }),
      ...(record === undefined ? {} : { record }),
      boot,
      seq,
      ts: atMs,
      data_class: dataClass,
      source_ref: sourceRef,
      valid_for_ms: validForMs,
      idem: idem ?? `${sender}:${boot}:${seq}`,
      body,
    };
  }
}
