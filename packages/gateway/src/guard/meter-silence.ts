import type { Logger } from "@sourceful/domain";
import type { SharesMoment } from "./site-shares.ts";

/** Logs when meters fall silent and speak again, once each time. */
export class MeterSilence {
  readonly #logger: Logger;
  /** Circuits whose meter is silent, as they were told. */
  #silent = "";

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Whether something changed. */
  look({ plan, loads }: Pick<SharesMoment, "plan" | "loads">): boolean {
    const silent = [...plan.meters.keys()].filter((circuit) => !loads.has(circuit)).join(", ");
    if (silent === this.#silent) return false;
    this.#silent = silent;
    if (silent === "") this.#logger.info("all meters of the site speak");
    else this.#logger.warn("meter is silent, dispatch stops", { circuits: silent });
    return true;
  }
}
