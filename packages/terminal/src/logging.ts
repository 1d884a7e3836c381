import type { LogFields, Logger, LogLevel } from "@sourceful/domain";
import { pino } from "pino";
import { prettyFactory } from "pino-pretty";

export const LOG_FORMATS = ["pretty", "json"] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];
export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const satisfies readonly LogLevel[];

const STDERR = 2;
const SECRETS = ["password", "token", "*.password", "*.token"];

/** Controls that JSON leaves as they are: they steer terminals, or make a line read otherwise than it is. */
const STEERING = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** Where lines go, each ended by a line feed. */
interface LogSink {
  write(line: string): unknown;
}

/**
 * A logger on stderr; stdout belongs to what a command prints. Whatever a field holds, it stays inside its line
 * and steers no terminal.
 */
export function createLogger(level: LogLevel, format: LogFormat, sink: LogSink = stderr()): Logger {
  const show = format === "json" ? (line: string) => line : prettyLine();
  const options = {
    level,
    redact: { paths: SECRETS, censor: "(hidden)" },
    serializers: { error: pino.stdSerializers.err },
  };
  return adapt(pino(options, { write: (line) => void sink.write(escaped(show(line))) }));
}

function stderr(): LogSink {
  return pino.destination({ dest: STDERR, sync: true });
}

function prettyLine(): (line: string) => string {
  const show = prettyFactory({
    colorize: process.stderr.isTTY,
    translateTime: "SYS:HH:MM:ss",
    ignore: "pid,hostname",
    singleLine: true,
  });
  return (line) => show(line);
}

function escaped(line: string): string {
  return line.replaceAll(STEERING, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function adapt(line: pino.Logger): Logger {
  return {
    debug: (message, fields) => line.debug(fields ?? {}, message),
    info: (message, fields) => line.info(fields ?? {}, message),
    warn: (message, fields) => line.warn(fields ?? {}, message),
    error: (message, fields) => line.error(fields ?? {}, message),
    child: (fields: LogFields) => adapt(line.child(fields)),
  };
}
