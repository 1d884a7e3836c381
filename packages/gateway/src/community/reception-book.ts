import type { Logger } from "@sourceful/domain";
import type { CommunityState, Envelope } from "@sourceful/messaging";

type LastReception = NonNullable<CommunityState["last_reception"]>;

/** How the community received what the building said: every refusal is logged, the latest word kept. */
export class ReceptionBook {
  readonly #logger: Logger;
  #last: LastReception | undefined;
  #rejected = 0;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** The latest; a refusal stands before what was received well at the same time. */
  get last(): LastReception | undefined {
    return this.#last;
  }

  /** Refusals since the start. */
  get rejected(): number {
    return this.#rejected;
  }

  /** True when something was refused. */
  take({ ts, body }: Pick<Envelope<"reception">, "ts" | "body">): boolean {
    const refused = body.receptions.filter(({ code }) => code !== "OK");
    for (const { boot, seq, code, gate, reason, quarantine } of refused) {
      this.#logger.warn("the community did not take a message", {
        boot,
        seq,
        code,
        gate,
        reason,
        quarantine,
      });
    }
    this.#rejected += refused.length;
    const latest = refused.at(-1) ?? body.receptions.at(-1);
    if (latest) {
      const { boot, seq, code, reason } = latest;
      const at_s = Math.floor(ts / 1_000);
      this.#last = { boot, seq, code, ...(reason === undefined ? {} : { reason }), at_s };
    }
    return refused.length > 0;
  }
}
