import type { Clock, Logger } from "@sourceful/domain";
import {
  type Bus,
  type BusMessage,
  type BusSubscription,
  buildSubject,
  type Envelope,
  type Keyring,
  openEnvelope,
} from "@sourceful/messaging";
import type { Quarantine } from "../quarantine.ts";

export interface CommunityEarOptions {
  readonly serial: string;
  readonly community: string;
  readonly bus: Pick<Bus, "subscribe">;
  /** What is believed now. */
  readonly keyring: () => Keyring;
  readonly quarantine: Pick<Quarantine, "record">;
  readonly onHeartbeat: (envelope: Envelope<"communityHeartbeat">) => void;
  readonly onReception: (envelope: Envelope<"reception">) => void;
  readonly onDispatch: (envelope: Envelope<"dispatch">) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How far clocks of the community and of the building may be apart, ms (EdgeWare's own bound). */
const MOST_SKEW_MS = 30_000;
const KINDS = ["communityHeartbeat", "reception", "dispatch"] as const;

/**
 * Hears what the community's node says to this building, and lets in what is signed by a key that is believed. The
 * rest goes to the quarantine.
 */
export class CommunityEar {
  readonly #options: CommunityEarOptions;
  #subscriptions: BusSubscription[] = [];
  #newest = { communityHeartbeat: 0, reception: 0 };
  /** Of what was not let in, until something is. */
  #toldCode: string | undefined;

  constructor(options: CommunityEarOptions) {
    this.#options = options;
  }

  start(): void {
    const { bus, community, serial } = this.#options;
    this.#subscriptions = KINDS.map((kind) =>
      bus.subscribe(buildSubject(kind, { community, serial }), (message) => this.#hear(message)),
    );
  }

  stop(): void {
    for (const subscription of this.#subscriptions.splice(0)) subscription.close();
  }

  #hear(message: BusMessage): void {
    const { keyring, onHeartbeat, onReception, onDispatch } = this.#options;
    const opened = openEnvelope(message, keyring());
    if (!opened.ok) {
      this.#refuse(message, opened.refusal.code, opened.refusal.reason);
      return;
    }
    this.#toldCode = undefined;
    const { envelope } = opened;
    switch (envelope.schema) {
      case "community.community-heartbeat/1":
        if (this.#isNews("communityHeartbeat", envelope, message)) onHeartbeat(envelope);
        break;
      case "community.reception/1":
        if (this.#isNews("reception", envelope, message)) onReception(envelope);
        break;
      case "community.dispatch/1":
        // Late and repeated ones are answered.
        onDispatch(envelope);
        break;
      default:
        this.#refuse(message, "INVALID_MESSAGE", `${envelope.schema} is not for buildings`);
    }
  }

  /** Neither one that was heard before, nor one that somebody kept to play again. */
  #isNews(
    kind: "communityHeartbeat" | "reception",
    { ts, valid_for_ms: validForMs }: Envelope<"communityHeartbeat" | "reception">,
    message: BusMessage,
  ): boolean {
    const nowMs = this.#options.clock.nowMs();
    const isOld = ts < this.#newest[kind] || (kind === "communityHeartbeat" && ts === this.#newest[kind]);
    if (isOld || nowMs > ts + validForMs + MOST_SKEW_MS || ts > nowMs + MOST_SKEW_MS) {
      this.#refuse(message, "TIME", isOld ? "a later one was heard before" : "its time is not now");
      return false;
    }
    this.#newest[kind] = ts;
    return true;
  }

  #refuse({ subject, data }: BusMessage, code: string, reason: string): void {
    const { quarantine, logger } = this.#options;
    quarantine.record({ subject, data, code, reason });
    if (code === this.#toldCode) return;
    this.#toldCode = code;
    logger.warn("what the community says is not believed", { subject, code, reason });
  }
}
