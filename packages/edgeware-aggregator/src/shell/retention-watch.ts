import { type Clock, errorMessage, type Logger, type Timer } from "@sourceful/domain";
import type { CommunityNode } from "./community-node.ts";
import type { Room } from "./room.ts";

export interface RetentionWatchOptions {
  readonly node: {
    readonly log: Pick<CommunityNode["log"], "room">;
    readonly audit: Pick<CommunityNode["audit"], "room">;
    take: CommunityNode["take"];
  };
  readonly clock: Clock;
  readonly logger: Logger;
}

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Of less of its room nothing can be said yet of how long the whole will do. */
const TELLING_SHARE = 0.1;

/**
 * Looks every hour whether the room of the log and of the audit is enough for the time they are to be kept (R30),
 * and says so in an event of the log (an alarm), in the program's log and as `problem` when it is not: as a rule long
 * before something is removed, always before it is.
 */
export class RetentionWatch {
  readonly #options: RetentionWatchOptions;
  readonly #problems = new Map<Room["name"], string>();
  #timer: Timer | undefined;
  #checking: Promise<void> = Promise.resolve();

  /** Looks at once, and from then on every hour. */
  static start(options: RetentionWatchOptions): RetentionWatch {
    const watch = new RetentionWatch(options);
    watch.#follow();
    return watch;
  }

  private constructor(options: RetentionWatchOptions) {
    this.#options = options;
  }

  /** What will not be kept as long as it is to be, and what helps. */
  get problem(): string | undefined {
    return this.#problems.size === 0 ? undefined : [...this.#problems.values()].join("; ");
  }

  async close(): Promise<void> {
    this.#timer?.cancel();
    await this.#checking;
  }

  #follow(): void {
    this.#timer = this.#options.clock.after(EVERY_MS, () => this.#follow());
    this.#checking = this.#checking
      .then(() => this.#check())
      .catch((thrown: unknown) => {
        this.#options.logger.warn("an alarm is not in the log", { error: errorMessage(thrown) });
      });
  }

  async #check(): Promise<void> {
    const { node, clock, logger } = this.#options;
    for (const room of [node.log.room, node.audit.room]) {
      const { name } = room;
      const problem = findShortness(room, clock.nowMs());
      const wasShort = this.#problems.has(name);
      if (problem === undefined) this.#problems.delete(name);
      else this.#problems.set(name, problem);
      if ((problem !== undefined) === wasShort) continue;
      if (problem === undefined) logger.info("there is room enough again", { name });
      else logger.error("what has to be kept will be removed too early", { problem });
      await node.take({ type: "retention", kept: name, ...(problem === undefined ? {} : { problem }) });
    }
  }
}

/** Why a record will not reach back as far as it is to; undefined when it will, as far as can be told. */
function findShortness(
  { name, bytes, maxBytes, oldestMs, promisedMs }: Room,
  nowMs: number,
): string | undefined {
  if (oldestMs === undefined || bytes < TELLING_SHARE * maxBytes) return undefined;
  const keptMs = ((nowMs - oldestMs) * maxBytes) / bytes;
  if (keptMs >= promisedMs) return undefined;
  return `the ${name} has room for ${days(keptMs)} of ${days(promisedMs)} days; --log-gb gives it more`;
}

function days(ms: number): string {
  const exact = ms / DAY_MS;
  return exact < 10 ? exact.toFixed(1) : String(Math.floor(exact));
}
