import { InternalError } from "@sourceful/domain";
import type { Bus, BusFailure, BusMessage, BusStatus, BusSubscription } from "../bus.ts";
import { type BusOptions, connectBus } from "../connect-bus.ts";
import { readHead } from "./envelope-head.ts";
import { FLEXUS_MESSAGES } from "./flexus-messages.ts";
import { buildFlexusSubject } from "./flexus-subjects.ts";
import type { SealedMessage } from "./seal-envelope.ts";
import { splitSigned } from "./signed-bytes.ts";

/** What a community tells FLEXUS. */
export type FlexusAnswerKind = "flexusOffer" | "flexusReport";
/** What FLEXUS tells a community. */
export type FlexusOrderKind = "flexusRequest" | "flexusOrder" | "flexusEnvelope";

export interface FlexusLinkOptions extends BusOptions {
  readonly community: string;
}

const ANSWERS: readonly string[] = ["flexusOffer", "flexusReport"] satisfies FlexusAnswerKind[];

/**
 * A community's connection to FLEXUS. It shares nothing with the bus to the buildings, and nothing but offers
 * and reports of this community can leave by it: no message of a building, whatever its type is said to be.
 */
export class FlexusLink {
  readonly #bus: Bus;
  readonly #community: string;

  /**
   * Opens the connection; as `connectBus`.
   * @throws ConfigError as `connectBus`; RejectedError `subject_token_invalid`
   */
  static async connect({ community, ...options }: FlexusLinkOptions): Promise<FlexusLink> {
    buildFlexusSubject("flexusOffer", community);
    return new FlexusLink(await connectBus(options), community);
  }

  private constructor(bus: Bus, community: string) {
    this.#bus = bus;
    this.#community = community;
  }

  get status(): BusStatus {
    return this.#bus.status;
  }

  /** The latest failure since the last connection; undefined while connected. */
  get failure(): BusFailure | undefined {
    return this.#bus.failure;
  }

  /** As of `Bus`. */
  onStatus(listener: (status: BusStatus, failure: BusFailure | undefined) => void): () => void {
    return this.#bus.onStatus(listener);
  }

  /**
   * Sends an offer or a report. False when there is no connection: then it is gone.
   * @throws InternalError `northbound_refused` for anything else, whatever its type says: a fault in this
   * program that is stopped here.
   */
  publish(message: SealedMessage<FlexusAnswerKind>): boolean {
    const { kind, subject, data } = message;
    const signed = splitSigned(data)?.signed;
    const head = signed && readHead(signed);
    const isAnswer =
      ANSWERS.includes(kind) &&
      head?.schema === FLEXUS_MESSAGES[kind].id &&
      head.community === this.#community &&
      subject === buildFlexusSubject(kind, this.#community);
    if (!isAnswer) {
      throw new InternalError("only offers and reports of the community itself go to FLEXUS", {
        code: "northbound_refused",
        details: { kind, subject, schema: head?.schema, community: head?.community },
      });
    }
    return this.#bus.publish(subject, data);
  }

  /** Hears what FLEXUS says of that kind, unopened; as of `Bus`. */
  subscribe(kind: FlexusOrderKind, handler: (message: BusMessage) => void | Promise<void>): BusSubscription {
    return this.#bus.subscribe(buildFlexusSubject(kind, this.#community), handler);
  }

  /** Resolves when the server has taken in everything published so far; as of `Bus`. */
  flush(): Promise<void> {
    return this.#bus.flush();
  }

  /** Sends what was published and closes. Idempotent. */
  close(): Promise<void> {
    return this.#bus.close();
  }
}
