import { randomUUID } from "node:crypto";
import { HeartbeatJudge, LIMIT_PATIENCE_MS, type LimitDirection } from "@sourceful/control";
import { type Clock, FloodGate, type Logger } from "@sourceful/domain";
import {
  type Bus,
  type BusMessage,
  type BusSubscription,
  buildSubject,
  decodeMessage,
  encodeMessage,
  type SchemaProblem,
  type SiteLimit,
  type SiteLimitAck,
} from "@sourceful/messaging";
import type { LimitKeeper } from "./limit-keeper.ts";

/** What may lie between a limit's time and our wall clock, or its step and ours, ms. */
const WALL_TOLERANCE_MS = 60_000;
const STEP_TOLERANCE_MS = 2_000;
/** Answers that are remembered, so that a repeated limit gets its own again. */
const REMEMBERED = 1_000;
/** Senders whose heartbeats are judged; the one that was silent longest is forgotten. */
const MOST_SENDERS = 16;
const LONGEST_ID = 200;
/** Messages that cannot be read and are logged in 10 s. */
const LOGGED = 50;

export interface LimitDeskOptions {
  readonly serial: string;
  readonly bus: Pick<Bus, "publish" | "subscribe">;
  readonly keeperOf: (direction: LimitDirection) => LimitKeeper | undefined;
  readonly keepers: () => readonly LimitKeeper[];
  readonly clock: Clock;
  readonly logger: Logger;
}

type Answer = Pick<SiteLimitAck, "status" | "code" | "error">;

/** One energy guard, as its heartbeats show it. */
interface Sender {
  readonly judge: HeartbeatJudge;
  /** Its latest fresh heartbeat. */
  fresh?: { readonly ts: number; readonly monotonicMs: number };
}

/** Hears energy guards over NATS, and answers every limit whose id can be read. */
export class LimitDesk {
  readonly #options: LimitDeskOptions;
  readonly #senders = new Map<string, Sender>();
  readonly #answers = new Map<string, Promise<SiteLimitAck>>();
  readonly #logged: FloodGate;
  #subscriptions: BusSubscription[] = [];

  constructor(options: LimitDeskOptions) {
    this.#options = options;
    this.#logged = new FloodGate(options.clock, LOGGED);
  }

  start(): void {
    const { bus, serial } = this.#options;
    this.#subscriptions = [
      bus.subscribe(buildSubject("siteHeartbeat", { serial }), (message) => this.#hearHeartbeat(message)),
      bus.subscribe(buildSubject("siteLimit", { serial }), (message) => this.#hearLimit(message)),
    ];
  }

  stop(): void {
    for (const subscription of this.#subscriptions.splice(0)) subscription.close();
  }

  #hearHeartbeat({ data }: BusMessage): void {
    const { clock, logger, keepers } = this.#options;
    const decoded = decodeMessage("controlHeartbeat", data);
    if (!decoded.ok)
      return this.#warn("energy guard's heartbeat does not match its schema", decoded.problems);
    const { src, ts } = decoded.message;
    const sender = this.#sender(src);
    const monotonicMs = clock.monotonicMs();
    const verdict = sender.judge.judge({ ts, nowMs: clock.nowMs(), monotonicMs });
    if (verdict !== "fresh")
      return logger.debug("energy guard's heartbeat does not count", { src, ts, verdict });
    sender.fresh = { ts, monotonicMs };
    for (const keeper of keepers()) keeper.heartbeat(src);
  }

  async #hearLimit({ data }: BusMessage): Promise<void> {
    const decoded = decodeMessage("siteLimit", data);
    if (!decoded.ok) {
      this.#warn("limit does not match its schema", decoded.problems);
      const error = wordsOf(decoded.problems);
      const ref = readId(data);
      if (ref !== undefined) this.#publish(this.#ack(ref, { status: "refused", code: "malformed", error }));
      return;
    }
    const limit = decoded.message;
    const key = JSON.stringify([limit.src, limit.id]);
    const known = this.#answers.get(key);
    const answer = known ?? this.#take(limit);
    if (!known) this.#remember(key, answer);
    this.#publish(await answer);
  }

  async #take(limit: SiteLimit): Promise<SiteLimitAck> {
    const { id, src, direction, limit_w: limitW = Number.NaN, active, duration_ms: durationMs = 0 } = limit;
    const keeper = this.#options.keeperOf(direction);
    const refusal = this.#refuse(limit, keeper);
    if (refusal || !keeper) return this.#ack(id, refusal ?? NOT_CONFIGURED, keeper);
    const { answer } = await keeper.write({ limitW, isActive: active, durationMs }, src);
    if (answer === "accepted") return this.#ack(id, { status: "accepted" }, keeper);
    return this.#ack(id, wasInvalid(limit) ? INVALID : NO_HEARTBEAT, keeper);
  }

  /** What the table knows nothing of: limits that are old, of another guard, or for nobody. */
  #refuse(limit: SiteLimit, keeper: LimitKeeper | undefined): Answer | undefined {
    const { src, ts, direction } = limit;
    if (!keeper) return { ...NOT_CONFIGURED, error: `site.json has no limits.${direction}` };
    const { src: holder } = keeper;
    if (holder !== undefined && holder !== src) {
      return { status: "refused", code: "held", error: `${JSON.stringify(holder)} is in charge` };
    }
    const { clock } = this.#options;
    const fresh = this.#senders.get(src)?.fresh;
    const isHeard = fresh !== undefined && clock.monotonicMs() - fresh.monotonicMs <= LIMIT_PATIENCE_MS;
    // Another guard's heartbeat is none of this one.
    if (!isHeard) return wasInvalid(limit) ? INVALID : NO_HEARTBEAT;
    const driftMs = ts - fresh.ts - (clock.monotonicMs() - fresh.monotonicMs);
    if (Math.abs(driftMs) <= STEP_TOLERANCE_MS || Math.abs(clock.nowMs() - ts) <= WALL_TOLERANCE_MS) {
      return undefined;
    }
    return { status: "refused", code: "stale", error: `ts is ${ts}, the clock here ${clock.nowMs()}` };
  }

  #ack(ref: string, answer: Answer, keeper?: LimitKeeper): SiteLimitAck {
    const appliedW = keeper?.appliedW;
    return {
      id: randomUUID(),
      v: 1,
      ts: this.#options.clock.nowMs(),
      src: "hugin-gateway",
      ref,
      ...answer,
      ...(keeper ? { state: keeper.memory.state } : {}),
      ...(appliedW === undefined ? {} : { applied_w: appliedW }),
    };
  }

  #warn(message: string, problems: readonly SchemaProblem[]): void {
    if (this.#logged.admits()) this.#options.logger.warn(message, { error: wordsOf(problems) });
  }

  #publish(ack: SiteLimitAck): void {
    const { bus, serial } = this.#options;
    bus.publish(buildSubject("siteLimitAck", { serial }), encodeMessage(ack));
  }

  #sender(src: string): Sender {
    const sender = this.#senders.get(src) ?? { judge: new HeartbeatJudge() };
    this.#senders.delete(src);
    this.#senders.set(src, sender);
    forgetOldest(this.#senders, MOST_SENDERS);
    return sender;
  }

  #remember(key: string, answer: Promise<SiteLimitAck>): void {
    this.#answers.set(key, answer);
    forgetOldest(this.#answers, REMEMBERED);
  }
}

const NOT_CONFIGURED: Answer = { status: "refused", code: "not_configured" };
const NO_HEARTBEAT: Answer = {
  status: "refused",
  code: "no_heartbeat",
  error: "no heartbeat of this energy guard was heard within 120 s",
};
const INVALID: Answer = {
  status: "refused",
  code: "limit_invalid",
  error: "limit_w has to be 0 or more for consumption, 0 or less for production (EEBUS error 7)",
};

function wordsOf(problems: readonly SchemaProblem[]): string {
  return problems.map(({ path, message }) => `${path} ${message}`.trim()).join("; ");
}

function wasInvalid({ direction, active, limit_w: limitW }: SiteLimit): boolean {
  if (!active) return false;
  return limitW === undefined || (direction === "consumption" ? limitW < 0 : limitW > 0);
}

function forgetOldest<K>(map: Map<K, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

/** The id of a limit that cannot be taken, where there is one. */
function readId(data: Uint8Array): string | undefined {
  try {
    const { id } = (JSON.parse(new TextDecoder().decode(data)) ?? {}) as { id?: unknown };
    return typeof id === "string" && id !== "" && id.length <= LONGEST_ID ? id : undefined;
  } catch {
    return undefined;
  }
}
