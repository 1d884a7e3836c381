import { setMaxListeners } from "node:events";
import {
  type Clock,
  EdgeError,
  errorMessage,
  type Logger,
  nearestName,
  RejectedError,
  sleep,
  TimeoutError,
} from "@sourceful/domain";
import { ProbeFailure } from "./probe-failure.ts";
import { defineProbeMethod, type ProbeMethod, type ProbeProgress } from "./probe-method.ts";
import type { ParamsOf, ProbeParams } from "./probe-param.ts";
import type { ProbeResponse } from "./probe-response.ts";
import { readParams } from "./read-params.ts";

const MAX_RUNNING = 8;
const MAX_HEAVY_PER_CALLER = 2;
const MAX_WAITING = 64;
/** How long `close` waits for methods that were told to stop, ms. */
const CLOSE_WITHIN_MS = 3_000;

export interface ProbeDeskOptions {
  readonly methods: Iterable<ProbeMethod>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Most methods that run at once; 8 when not given. */
  readonly maxRunning?: number;
  /** Most heavy methods of one caller that run at once; 2 when not given. */
  readonly maxHeavyPerCaller?: number;
  /** Most questions that wait for their turn; 64 when not given. */
  readonly maxWaiting?: number;
}

/** A request that was let in. */
export interface ProbeQuestion {
  readonly id: string;
  readonly method: string;
  /** As they were sent. */
  readonly params: unknown;
  readonly caller: string;
  readonly onProgress?: ((progress: ProbeProgress) => void) | undefined;
}

interface Job {
  readonly question: ProbeQuestion;
  readonly method: ProbeMethod;
  readonly params: ParamsOf<ProbeParams>;
  readonly abort: AbortController;
  readonly resolve: (response: ProbeResponse) => void;
}

/**
 * Answers questions: runs methods side by side, each with its deadline, so many at once and no more. A slow or
 * heavy one holds up nobody but its own caller's heavy ones. It has one method of its own, `cancel`.
 */
export class ProbeDesk {
  readonly #options: ProbeDeskOptions;
  readonly #methods: ReadonlyMap<string, ProbeMethod>;
  readonly #running = new Map<Job, Promise<void>>();
  readonly #waiting: Job[] = [];
  #isClosed = false;

  constructor(options: ProbeDeskOptions) {
    this.#options = options;
    const methods = [...options.methods, this.#cancelMethod()];
    this.#methods = new Map(methods.map((method) => [method.name, method]));
  }

  /** By name. */
  get methods(): ReadonlyMap<string, ProbeMethod> {
    return this.#methods;
  }

  /** The answer to a question; what goes wrong is in it. */
  answer(question: ProbeQuestion): Promise<ProbeResponse> {
    const { id } = question;
    try {
      const method = this.#find(question.method);
      const params = readParams(method.params, question.params, method.missing);
      if (this.#isClosed) throw stopping();
      const isFull = this.#waiting.length >= (this.#options.maxWaiting ?? MAX_WAITING);
      if (isFull && method.name !== CANCEL) throw busy(this.#waiting.length);
      return new Promise((resolve) => {
        const job = { question, method, params, abort: new AbortController(), resolve };
        if (method.name === CANCEL) this.#start(job);
        else this.#waiting.push(job);
        this.#startWaiting();
      });
    } catch (thrown) {
      return Promise.resolve(this.#failed(id, thrown));
    }
  }

  /** Stops what runs, refuses what waits, and resolves when all of it has ended, after 3 s at the latest. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#waiting.splice(0)) job.resolve(this.#failed(job.question.id, stopping()));
    for (const job of this.#running.keys()) job.abort.abort(stopping());
    const waited = new AbortController();
    const time = sleep(this.#options.clock, CLOSE_WITHIN_MS, waited.signal).catch(() => undefined);
    await Promise.race([Promise.all(this.#running.values()), time]);
    waited.abort(stopping());
  }

  #find(name: string): ProbeMethod {
    const method = this.#methods.get(name);
    if (method) return method;
    const nearest = nearestName(name, [...this.#methods.keys()]);
    const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
    throw new RejectedError(`unknown method: ${name}${hint}`, { code: "probe_method_unknown" });
  }

  #startWaiting(): void {
    const { maxRunning = MAX_RUNNING } = this.#options;
    while (this.#running.size < maxRunning) {
      const next = this.#waiting.findIndex((job) => this.#hasTurn(job));
      const [job] = next < 0 ? [] : this.#waiting.splice(next, 1);
      if (!job) return;
      this.#start(job);
    }
  }

  #hasTurn({ method, question }: Job): boolean {
    if (!method.isHeavy) return true;
    const own = [...this.#running.keys()].filter(
      (job) => job.method.isHeavy && job.question.caller === question.caller,
    );
    return own.length < (this.#options.maxHeavyPerCaller ?? MAX_HEAVY_PER_CALLER);
  }

  #start(job: Job): void {
    const running = this.#run(job).finally(() => {
      this.#running.delete(job);
      this.#startWaiting();
    });
    this.#running.set(job, running);
  }

  /** Answers at the latest when the job is stopped; resolves when its method has ended. */
  async #run({ question, method, params, abort, resolve }: Job): Promise<void> {
    const { clock } = this.#options;
    const { signal } = abort;
    // A scan listens to it once for each of its sockets.
    setMaxListeners(0, signal);
    const deadlineMs = method.deadlineMs(params);
    const timer = clock.after(deadlineMs, () => abort.abort(late(method.name, deadlineMs)));
    let isAnswered = false;
    const answer = (response: ProbeResponse) => {
      isAnswered = true;
      resolve(response);
    };
    signal.addEventListener("abort", () => answer(this.#failed(question.id, signal.reason)), { once: true });
    try {
      const result = await method.run(params, {
        caller: question.caller,
        signal,
        progress: (progress) => {
          if (!isAnswered) question.onProgress?.(progress);
        },
      });
      answer({ id: question.id, success: true, result });
    } catch (thrown) {
      if (!signal.aborted) answer(this.#failed(question.id, thrown));
    } finally {
      timer.cancel();
    }
  }

  #failed(id: string, thrown: unknown): ProbeResponse {
    if (!(thrown instanceof EdgeError)) this.#options.logger.error("probe method failed", { error: thrown });
    return {
      id,
      success: false,
      ...(thrown instanceof ProbeFailure ? { result: thrown.result } : {}),
      error: errorMessage(thrown),
      code: thrown instanceof EdgeError ? thrown.code : "internal",
    };
  }

  #cancelMethod(): ProbeMethod {
    return defineProbeMethod({
      name: CANCEL,
      summary: "Stops a request of the same caller that waits or runs.",
      params: { id: { type: "text", isRequired: true, description: "Id of the request to stop." } },
      example: { id: "7" },
      isHeavy: false,
      deadlineMs: () => 1_000,
      run: async ({ id }, { caller }) => {
        const isMeant = ({ question, method }: Job) =>
          question.id === id && question.caller === caller && method.name !== CANCEL;
        const jobs = [...this.#running.keys(), ...this.#waiting].filter(isMeant);
        for (const job of jobs) this.#cancel(job);
        return { cancelled: jobs.length, id };
      },
    });
  }

  #cancel(job: Job): void {
    const reason = new RejectedError("cancelled", { code: "probe_cancelled" });
    const place = this.#waiting.indexOf(job);
    if (place < 0) {
      job.abort.abort(reason);
    } else {
      this.#waiting.splice(place, 1);
      job.resolve(this.#failed(job.question.id, reason));
    }
  }
}

const CANCEL = "cancel";

function stopping(): RejectedError {
  return new RejectedError("the node is stopping", { code: "probe_cancelled", retry: "later" });
}

function busy(waiting: number): RejectedError {
  return new RejectedError(`${waiting} requests wait already`, { code: "probe_busy", retry: "later" });
}

function late(method: string, deadlineMs: number): TimeoutError {
  return new TimeoutError(`${method} took longer than ${deadlineMs} ms and was stopped`, {
    code: "probe_deadline",
  });
}
