import { type Clock, type EdgeError, type Logger, TimeoutError } from "@sourceful/domain";
import { CONTROL_RETRY_MS } from "./link.ts";
import type { Priority } from "./request-options.ts";
import { UnitBreaker } from "./unit-breaker.ts";
import type { UnitSettings } from "./unit-options.ts";

/** A suspect unit gets this many times the slowest answer seen on the endpoint, and at least the second. */
const SUSPECT_ANSWER_FACTOR = 4;
const SUSPECT_MIN_MS = 1000;

/** What is known about a unit id, whichever device asked. */
interface Unit {
  readonly breaker: UnitBreaker;
  endedAtMs: number;
}

/** How the units of one endpoint have behaved, and what that means for the next request to each. */
export class UnitHealth {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #random: () => number;
  readonly #units = new Map<number, Unit>();
  #slowestAnswerMs = 0;

  constructor(clock: Clock, logger: Logger, random: () => number) {
    this.#clock = clock;
    this.#logger = logger;
    this.#random = random;
  }

  /** Why the unit is to be left alone now; undefined when it is not. */
  suspension(unitId: number, priority: Priority): EdgeError | undefined {
    const { breaker } = this.#unit(unitId);
    const nowMs = this.#clock.monotonicMs();
    const remainingMs = Math.ceil(breaker.remainingMs(nowMs));
    if (remainingMs === 0) return undefined;
    if (priority === "control" && breaker.sinceFailureMs(nowMs) >= CONTROL_RETRY_MS) return undefined;
    return new TimeoutError(`modbus: unit ${unitId} is suspended for another ${remainingMs} ms`, {
      code: "modbus_unit_suspended",
      retry: "later",
      details: { unitId, remainingMs },
    });
  }

  /** How long the unit's next request has to wait for its gap, ms; 0 or less when it need not. */
  gapLeftMs({ unitId, minGapMs }: UnitSettings): number {
    return this.#unit(unitId).endedAtMs + minGapMs - this.#clock.monotonicMs();
  }

  /** How long the unit may take to answer its next request, ms. */
  deadlineMs({ unitId, timeoutMs }: UnitSettings): number {
    const { breaker } = this.#unit(unitId);
    const areOthersWaiting = this.#units.size > 1 && this.#slowestAnswerMs > 0;
    if (!breaker.isSuspect || !areOthersWaiting || breaker.isFullProbe) return timeoutMs;
    const patienceMs = Math.ceil(Math.max(SUSPECT_MIN_MS, SUSPECT_ANSWER_FACTOR * this.#slowestAnswerMs));
    return Math.min(timeoutMs, patienceMs);
  }

  /** The unit answered, were it to refuse. */
  answered(unitId: number, tookMs: number): void {
    const unit = this.#unit(unitId);
    unit.endedAtMs = this.#clock.monotonicMs();
    this.#slowestAnswerMs = Math.max(this.#slowestAnswerMs, tookMs);
    if (unit.breaker.succeeded()) this.#logger.info("modbus unit answers again", { unitId });
  }

  /** The unit did not answer, or not what it was asked. */
  failed(unitId: number): void {
    const unit = this.#unit(unitId);
    unit.endedAtMs = this.#clock.monotonicMs();
    const wasSuspended = unit.breaker.isSuspended;
    const suspendedMs = unit.breaker.failed(unit.endedAtMs);
    if (suspendedMs === 0) return;
    // A unit that stays away is one warning, not one per probe.
    this.#logger[wasSuspended ? "debug" : "warn"]("modbus unit suspended", { unitId, suspendedMs });
  }

  #unit(unitId: number): Unit {
    let unit = this.#units.get(unitId);
    if (!unit) {
      unit = { breaker: new UnitBreaker(this.#random), endedAtMs: Number.NEGATIVE_INFINITY };
      this.#units.set(unitId, unit);
    }
    return unit;
  }
}
