import type { LogFields, Logger, LogLevel } from "./logger.ts";

export interface RecordedLine {
  level: LogLevel;
  message: string;
  fields: LogFields;
}

/** Keeps every line, those of its children too. */
export class RecordingLogger implements Logger {
  readonly lines: RecordedLine[];
  readonly #bound: LogFields;

  constructor(lines: RecordedLine[] = [], bound: LogFields = {}) {
    this.lines = lines;
    this.#bound = bound;
  }

  debug(message: string, fields?: LogFields): void {
    this.#record("debug", message, fields);
  }

  info(message: string, fields?: LogFields): void {
    this.#record("info", message, fields);
  }

  warn(message: string, fields?: LogFields): void {
    this.#record("warn", message, fields);
  }

  error(message: string, fields?: LogFields): void {
    this.#record("error", message, fields);
  }

  child(fields: LogFields): RecordingLogger {
    return new RecordingLogger(this.lines, { ...this.#bound, ...fields });
  }

  #record(level: LogLevel, message: string, fields: LogFields = {}): void {
    this.lines.push({ level, message, fields: { ...this.#bound, ...fields } });
  }
}
