import { HeartbeatJudge, type HeartbeatVerdict } from "@sourceful/control";
import type { Clock } from "@sourceful/domain";

/** Senders of heartbeats that are told apart; more than that is no set of masters. */
const MOST_SENDERS = 16;

/** Heartbeats for one DER, judged by sender. */
export class SignsOfLife {
  readonly #clock: Clock;
  readonly #judges = new Map<string, HeartbeatJudge>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** One more, with the time it says of itself, Unix epoch ms. `holder` is never the one that is forgotten. */
  judge(src: string, ts: number, holder: string | undefined): HeartbeatVerdict {
    const [nowMs, monotonicMs] = [this.#clock.nowMs(), this.#clock.monotonicMs()];
    return this.#judgeOf(src, holder).judge({ ts, nowMs, monotonicMs });
  }

  /** Whether a fresh one of that sender, or of anybody for "", came within that time. */
  hasHeard(src: string, withinMs: number): boolean {
    const judges = src === "" ? [...this.#judges.values()] : [this.#judges.get(src)];
    const nowMs = this.#clock.monotonicMs();
    return judges.some((judge) => judge?.freshMs !== undefined && nowMs - judge.freshMs <= withinMs);
  }

  #judgeOf(src: string, holder: string | undefined): HeartbeatJudge {
    const known = this.#judges.get(src);
    if (known) return known;
    const made = new HeartbeatJudge();
    const spare = [...this.#judges.keys()].find((name) => name !== holder);
    if (this.#judges.size >= MOST_SENDERS && spare !== undefined) this.#judges.delete(spare);
    this.#judges.set(src, made);
    return made;
  }
}
