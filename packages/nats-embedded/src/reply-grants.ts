import type { Clock } from "@sourceful/domain";

/** More waiting replies than this are not remembered: the oldest are forgotten, so that memory stays bounded. */
const MAX_GRANTS = 4_096;

interface Grant {
  sent: number;
  readonly grantedMs: number;
}

/** Reply subjects that may be published to because a request naming them was received. */
export class ReplyGrants {
  readonly #clock: Clock;
  readonly #maxMessages: number;
  readonly #expiresMs: number;
  /** In order of granting. */
  readonly #grants = new Map<string, Grant>();

  /** `maxMessages` per grant and `expiresMs` may be 0 for "no limit". */
  constructor(clock: Clock, maxMessages: number, expiresMs: number) {
    this.#clock = clock;
    this.#maxMessages = maxMessages;
    this.#expiresMs = expiresMs;
  }

  grant(reply: string): void {
    this.#grants.delete(reply);
    this.#grants.set(reply, { sent: 0, grantedMs: this.#clock.monotonicMs() });
    if (this.#grants.size <= MAX_GRANTS) return;
    for (const oldest of this.#grants.keys()) {
      this.#grants.delete(oldest);
      return;
    }
  }

  /** Whether one more message may go to the subject now; it is counted. */
  use(reply: string): boolean {
    const grant = this.#grants.get(reply);
    if (!grant) return false;
    grant.sent++;
    const isSpent = this.#maxMessages > 0 && grant.sent > this.#maxMessages;
    const isExpired = this.#expiresMs > 0 && this.#clock.monotonicMs() - grant.grantedMs > this.#expiresMs;
    if (isSpent || isExpired) this.#grants.delete(reply);
    return !isSpent && !isExpired;
  }
}
