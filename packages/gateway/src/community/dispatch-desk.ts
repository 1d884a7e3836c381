import { type Clock, errorMessage, type Logger } from "@sourceful/domain";
import type { Dispatch, DispatchAck, Envelope } from "@sourceful/messaging";
import { type DispatchNews, judgeDispatch } from "./judge-dispatch.ts";

/** Whoever carries out dispatches. */
export interface DispatchHandler {
  /**
   * Takes a dispatch that is signed by the community, for this building, valid now and not seen since the start.
   * Each call of `tell` is an answer, on disk before it leaves.
   */
  take(dispatch: Dispatch, tell: (news: DispatchNews) => void): void;
}

export interface DispatchDeskOptions {
  /** Without one every dispatch is rejected as `not_enabled`. */
  readonly handler: DispatchHandler | undefined;
  readonly send: (ack: DispatchAck) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Dispatches that are remembered. */
const MOST_KNOWN = 1_000;
/** Answers that are given again in a window: whoever plays old messages over and over must not fill the record. */
const MOST_REPEATS = 50;
const WINDOW_MS = 10_000;

/** Answers every dispatch: what it was told before, why it cannot be, or what the handler says. */
export class DispatchDesk {
  readonly #options: DispatchDeskOptions;
  /** The latest answer by id, oldest dispatch first. */
  readonly #answers = new Map<string, DispatchAck | undefined>();
  #windowEndMs = Number.NEGATIVE_INFINITY;
  #repeats = 0;

  constructor(options: DispatchDeskOptions) {
    this.#options = options;
  }

  take(envelope: Envelope<"dispatch">): void {
    const { handler, clock, logger } = this.#options;
    const { id } = envelope.body;
    if (this.#answers.has(id)) {
      this.#repeat(this.#answers.get(id));
      return;
    }
    this.#remember(id);
    const news = judgeDispatch(envelope, clock.nowMs()) ?? (handler ? undefined : NOT_ENABLED);
    if (news) {
      logger.warn("dispatch is not carried out", { dispatch: id, ...news });
      this.#tell(id, news);
      return;
    }
    try {
      handler?.take(envelope.body, (each) => this.#tell(id, each));
    } catch (thrown) {
      logger.error("dispatch failed", { dispatch: id, error: thrown });
      this.#tell(id, { status: "REJECTED", reason: "fault", text: errorMessage(thrown).slice(0, 512) });
    }
  }

  #repeat(answer: DispatchAck | undefined): void {
    const { clock, send } = this.#options;
    const nowMs = clock.monotonicMs();
    if (nowMs >= this.#windowEndMs) {
      this.#windowEndMs = nowMs + WINDOW_MS;
      this.#repeats = 0;
    }
    this.#repeats += 1;
    if (answer && this.#repeats <= MOST_REPEATS) send(answer);
  }

  #tell(id: string, news: DispatchNews): void {
    const { clock, send } = this.#options;
    const ack = { dispatch_id: id, at: Math.floor(clock.nowMs()), ...news };
    this.#answers.set(id, ack);
    send(ack);
  }

  #remember(id: string): void {
    this.#answers.set(id, undefined);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MOST_KNOWN && oldest !== undefined) this.#answers.delete(oldest);
  }
}

const NOT_ENABLED: DispatchNews = {
  status: "REJECTED",
  reason: "mode",
  code: "not_enabled",
  text: "this node does not carry out dispatches",
};
