import type { FieldValue, LogLevel } from "@sourceful/domain";
import type {
  CallReport,
  DriverIdentity,
  DriverLogLine,
  DriverSettings,
  ExchangeRecord,
  Metric,
} from "./call-report.ts";
import { countValues, MOST_VALUES } from "./count-values.ts";
import type { LuaValue } from "./lua-values.ts";

const LOG_LEVELS: Readonly<Record<string, LogLevel>> = {
  debug: "debug",
  info: "info",
  warn: "warn",
  warning: "warn",
  error: "error",
};
const MAX_LOG_CHARACTERS = 4096;
/** Of a metric's name, and of its unit, characters. */
const LONGEST_NAME = 128;

/** Collects what one call does. Every `add…` returns an error text for the driver, or undefined. */
export class CallRecorder {
  readonly report: Omit<CallReport, "ok" | "returned" | "ms" | "identity" | "settings" | "error"> = {
    emits: [],
    metrics: [],
    logs: [],
    reads: [],
    writes: [],
    exchanges: [],
    dropped: { messages: 0, bytes: 0 },
    requests: 0,
    readOutcome: { succeeded: 0, refused: 0, failed: 0 },
  };
  readonly #limit: number;
  #droppedLogs = 0;
  #emittedValues = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  addEmission(der: string, fields: LuaValue, atMs: number): string | undefined {
    if (this.report.emits.length >= this.#limit) return `emit: more than ${this.#limit} in one call`;
    if (Array.isArray(fields)) return "emit: the fields must be a table of names, not a list";
    const values = this.#emittedValues + countValues(fields);
    if (values > MOST_VALUES) return `emit: more than ${MOST_VALUES} values in one call`;
    this.#emittedValues = values;
    this.report.emits.push({ der, fields: fields as Record<string, FieldValue>, atMs });
    return undefined;
  }

  addMetric(name: string, value: number, unit: string | undefined): string | undefined {
    if (!Number.isFinite(value)) return `emit_metric: ${name} is ${value}`;
    if (this.report.metrics.length >= this.#limit) return `emit_metric: more than ${this.#limit} in one call`;
    if (Math.max(name.length, unit?.length ?? 0) > LONGEST_NAME)
      return `emit_metric: a name or unit of more than ${LONGEST_NAME} characters`;
    const metric: Metric = unit === undefined ? { name, value } : { name, value, unit };
    this.report.metrics.push(metric);
    return undefined;
  }

  /** Those past the limit are left out; unlike an emit, none of them is lost by that. */
  addExchange(exchange: ExchangeRecord): void {
    if (this.report.exchanges.length < this.#limit) this.report.exchanges.push(exchange);
  }

  /** Returns the line as kept, or undefined when there were too many. */
  addLog(level: string, message: string): DriverLogLine | undefined {
    if (this.report.logs.length >= this.#limit) {
      this.#droppedLogs += 1;
      return undefined;
    }
    const line: DriverLogLine = {
      level: LOG_LEVELS[level.toLowerCase()] ?? "info",
      message: message.slice(0, MAX_LOG_CHARACTERS),
    };
    this.report.logs.push(line);
    return line;
  }

  finish(
    result: Pick<CallReport, "ok" | "returned" | "ms" | "error">,
    identity: DriverIdentity,
    settings: DriverSettings,
  ): CallReport {
    if (this.#droppedLogs > 0) {
      this.report.logs.push({ level: "warn", message: `${this.#droppedLogs} more log lines were dropped` });
    }
    return { ...this.report, ...result, identity: { ...identity }, settings: { ...settings } };
  }
}
