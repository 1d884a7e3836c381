import {
  type Clock,
  EdgeError,
  errorMessage,
  type LogFields,
  type Logger,
  silentLogger,
  sleep,
} from "@sourceful/domain";
import { type PlaneSession, pollOutcome, ReadingIntake } from "@sourceful/gateway";
import type { CallReport, LuaValue } from "@sourceful/luarunner";
import { metricsMessage, type TelemetryMessage } from "@sourceful/messaging";
import { cutUtf8 } from "./cut-utf8.ts";

/** As in a device's life (`DeviceRunner`), ms. */
const CALL_MS = 10_000;
const CLEANUP_MS = 3_000;
const MAX_LISTED = 500;
const MAX_LINE_BYTES = 1_024;

/** What a trial has seen; keys as on the wire. Lists hold 500 entries; `left_out` counts the others. */
export interface TrialRecord {
  readonly emissions: { readonly der_type: string; readonly data: object }[];
  readonly logs: string[];
  readonly errors: string[];
  /** What would be published. */
  readonly telemetry: TelemetryMessage[];
  readonly metrics: object[];
  /** What would not be published, and why. */
  readonly dropped: object[];
  readonly writes_refused: number;
  readonly requests: number;
  readonly left_out: number;
}

type Counts = { -readonly [Key in "writes_refused" | "requests" | "left_out"]: number };

/**
 * One driver's functions called as a device's are, with what they emit checked, folded and turned into telemetry
 * by the same code, and nothing published. No call may write.
 */
export class DriverTrial {
  readonly #session: PlaneSession;
  readonly #isModbus: boolean;
  readonly #clock: Clock;
  readonly #endMs: number;
  readonly #intake: ReadingIntake;
  readonly #lists: Omit<TrialRecord, keyof Counts> = {
    emissions: [],
    logs: [],
    errors: [],
    telemetry: [],
    metrics: [],
    dropped: [],
  };
  readonly #counts: Counts = { writes_refused: 0, requests: 0, left_out: 0 };
  #report: CallReport | undefined;

  /** `endMs` is when the last call has to be over, on the monotonic clock. */
  constructor(session: PlaneSession, options: { isModbus: boolean; clock: Clock; endMs: number }) {
    this.#session = session;
    this.#isModbus = options.isModbus;
    this.#clock = options.clock;
    this.#endMs = options.endMs;
    const onDrop = (fields: object) => this.#keep("dropped", fields);
    this.#intake = new ReadingIntake({ sn: "probe", register_map: "probe" }, dropLogger(onDrop));
    if (session.loadReport) this.#takeLogs(session.loadReport);
  }

  get record(): TrialRecord {
    return { ...this.#lists, ...this.#counts };
  }

  /** The last call's report: what the driver has said of its device and of itself so far. */
  get report(): CallReport | undefined {
    return this.#report;
  }

  get hasEmitted(): boolean {
    return this.#lists.emissions.length > 0;
  }

  /** Calls a function the driver has; true when all went well. One that is missing has nothing to do. */
  async run(name: string, args: readonly LuaValue[], label: string = name): Promise<boolean> {
    if (!this.#session.description.functions.includes(name)) return true;
    const report = await this.#call(name, args, label);
    if (!report) return false;
    this.#report = report;
    this.#counts.requests += report.requests;
    this.#counts.writes_refused += report.writes.filter(({ ok }) => !ok).length;
    this.#takeLogs(report);
    for (const { der, fields } of report.emits) this.#keep("emissions", { der_type: der, data: fields });
    return this.#judge(report, label);
  }

  /** Lets the driver clean up; what it does wrong then is of no interest. */
  async cleanUp(): Promise<void> {
    if (!this.#session.description.functions.includes("driver_cleanup")) return;
    const options = { deadlineMs: CLEANUP_MS, writes: "none", urgent: true } as const;
    const report = await this.#session.call("driver_cleanup", [], options).catch(() => undefined);
    if (report) this.#takeLogs(report);
  }

  /** Waits, but not beyond the end. */
  async pause(ms: number, signal: AbortSignal): Promise<void> {
    await sleep(this.#clock, Math.max(0, Math.min(ms, this.#leftMs)), signal);
  }

  fail(error: string): void {
    this.#keep("errors", error);
  }

  get #leftMs(): number {
    return this.#endMs - this.#clock.monotonicMs();
  }

  async #call(name: string, args: readonly LuaValue[], label: string): Promise<CallReport | undefined> {
    const deadlineMs = Math.min(CALL_MS, this.#leftMs);
    if (deadlineMs <= 0) {
      this.fail(`${label}: no time left`);
      return undefined;
    }
    try {
      return await this.#session.call(name, args, { deadlineMs, writes: "none" });
    } catch (thrown) {
      if (!(thrown instanceof EdgeError)) throw thrown;
      this.fail(`${label}: ${errorMessage(thrown)}`);
      return undefined;
    }
  }

  #judge(report: CallReport, label: string): boolean {
    const outcome = pollOutcome(report, this.#isModbus);
    if (outcome.type === "fresh") {
      this.#publish(report);
      return true;
    }
    const isAnything = report.emits.length + report.metrics.length > 0;
    const why = outcome.type === "failed" ? outcome.error : "it read nothing from the device";
    if (isAnything) this.#keep("dropped", { call: label, reason: why });
    if (report.ok && outcome.type !== "failed") return true;
    this.fail(`${label}: ${outcome.type === "failed" ? outcome.error : (report.error?.message ?? "failed")}`);
    return false;
  }

  #publish({ emits, metrics, ms, identity }: CallReport): void {
    const make = identity.make ?? "";
    for (const { message } of this.#intake.take(emits, { make, readTimeMs: ms })) {
      this.#keep("telemetry", message);
    }
    const message = metricsMessage(metrics, { make, atMs: this.#clock.nowMs(), readTimeMs: ms });
    if (message) this.#keep("metrics", message);
  }

  #takeLogs({ logs }: CallReport): void {
    for (const { level, message } of logs) {
      this.#keep("logs", cutUtf8(Buffer.from(`[${level}] ${message}`), MAX_LINE_BYTES));
    }
  }

  #keep(list: Exclude<keyof TrialRecord, keyof Counts>, item: unknown): void {
    if (this.#lists[list].length < MAX_LISTED) (this.#lists[list] as unknown[]).push(item);
    else this.#counts.left_out += 1;
  }
}

/** What the intake warns of is what it leaves out. */
function dropLogger(onDrop: (fields: object) => void): Logger {
  const logger: Logger = {
    ...silentLogger,
    warn: (message: string, fields: LogFields = {}) => onDrop({ reason: message, ...fields }),
    child: () => logger,
  };
  return logger;
}
