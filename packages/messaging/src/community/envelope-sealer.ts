import type { SigningKey } from "@sourceful/identity";
import type { DataClass, MessageBody, SignedMessageKind } from "./envelope.ts";
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
    const { key, community, sender, boot } = this.#options;
    const { recipient, atMs, dataClass, sourceRef, validForMs, idem, body } = facts;
    const seq = (this.#seqs.get(recipient ?? "") ?? 0) + 1;
    const content = {
      community,
      sender,
      ...(recipient === undefined ? {} : { recipient }),
      boot,
      seq,
      ts: atMs,
      data_class: dataClass,
      source_ref: sourceRef,
      valid_for_ms: validForMs,
      idem: idem ?? `${sender}:${boot}:${seq}`,
      body,
    };
    const sealed = sealEnvelope(kind, content, key);
    this.#seqs.set(recipient ?? "", seq);
    return sealed;
  }
}
