import { type Clock, errorMessage, FloodGate, type Logger } from "@sourceful/domain";
import type { Dispatch, DispatchAck, Envelope } from "@sourceful/messaging";
import type { CommandLedger } from "../control/command-ledger.ts";
import type { KnownCommand } from "../control/command-memory.ts";
import { type DispatchNews, judgeDispatch } from "./judge-dispatch.ts";

/** Whoever carries out dispatches. */
export interface DispatchHandler {
  /**
   * Takes a dispatch that is signed by the community, for this building, valid now and never seen before, also not
   * before a restart: its id is on disk. Each call of `tell` is an answer, on disk before it leaves.
   */
  take(dispatch: Dispatch, tell: (news: DispatchNews) => void): void;
}

export interface DispatchDeskOptions {
  readonly community: string;
  /** Remembers which dispatches were taken, and what they were answered. */
  readonly ledger: Pick<CommandLedger, "find" | "take" | "finish">;
  /** Without one every dispatch is rejected as `not_enabled`. */
  readonly handler: DispatchHandler | undefined;
  readonly send: (ack: DispatchAck) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Answers that are given again in 10 s: whoever plays old messages over and over must not fill the record. */
const MOST_REPEATS = 50;

/** Answers every dispatch: what it was told before, why it cannot be, or what the handler says. */
export class DispatchDesk {
  readonly #options: DispatchDeskOptions;
  /** Under which the ledger keeps them; no DER is called that. */
  readonly #list: string;
  readonly #repeats: FloodGate;
  readonly #taking = new Set<Promise<void>>();

  constructor(options: DispatchDeskOptions) {
    this.#options = options;
    this.#list = `dispatches ${options.community}`;
    this.#repeats = new FloodGate(options.clock, MOST_REPEATS);
  }

  take(envelope: Envelope<"dispatch">): void {
    const { handler, ledger, clock } = this.#options;
    const { id } = envelope.body;
    const known = ledger.find<DispatchAck>(this.#list, id);
    if (known) return this.#repeat(id, known);
    const news = judgeDispatch(envelope, clock.nowMs()) ?? (handler ? undefined : NOT_ENABLED);
    if (news || !handler) return this.#reject(id, news ?? NOT_ENABLED);
    const taking = this.#handOver(envelope, handler).finally(() => this.#taking.delete(taking));
    this.#taking.add(taking);
  }

  /** Waits for those that are on their way to the disk. */
  async close(): Promise<void> {
    await Promise.all(this.#taking);
  }

  async #handOver(envelope: Envelope<"dispatch">, handler: DispatchHandler): Promise<void> {
    const { ledger, clock, logger } = this.#options;
    const { id } = envelope.body;
    try {
      await ledger.take(this.#list, id);
    } catch (thrown) {
      return this.#reject(id, fault("not_durable", thrown));
    }
    // The disk may have taken its time.
    const late = judgeDispatch(envelope, clock.nowMs());
    if (late) return this.#reject(id, late);
    try {
      handler.take(envelope.body, (news) => this.#tell(id, news));
    } catch (thrown) {
      logger.error("dispatch failed", { dispatch: id, error: thrown });
      this.#tell(id, fault("dispatch_failed", thrown));
    }
  }

  #repeat(id: string, { ack, isOurs }: KnownCommand<DispatchAck>): void {
    if (!this.#repeats.admits()) return;
    if (ack) this.#options.send(ack);
    else if (!isOurs) this.#reject(id, UNKNOWN);
  }

  #reject(id: string, news: DispatchNews): void {
    this.#options.logger.warn("dispatch is not carried out", { dispatch: id, ...news });
    this.#tell(id, news);
  }

  #tell(id: string, news: DispatchNews): void {
    const { ledger, clock, send } = this.#options;
    const ack = { dispatch_id: id, at: Math.floor(clock.nowMs()), ...news };
    ledger.finish(this.#list, id, ack);
    send(ack);
  }
}

const NOT_ENABLED: DispatchNews = {
  status: "REJECTED",
  reason: "mode",
  code: "not_enabled",
  text: "this node does not carry out dispatches",
};
/** It was taken by a process that stopped before it gave an answer. */
const UNKNOWN: DispatchNews = {
  status: "ABORTED",
  reason: "fault",
  code: "outcome_unknown",
  text: "the gateway stopped before it knew what became of the dispatch",
};

function fault(code: string, thrown: unknown): DispatchNews {
  return { status: "REJECTED", reason: "fault", code, text: errorMessage(thrown).slice(0, 512) };
}
