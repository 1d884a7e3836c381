import type { LogFields, Logger, LogLevel } from "@sourceful/domain";
import { pino } from "pino";
import pretty from "pino-pretty";

export const LOG_FORMATS = ["pretty", "json"] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];
export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const satisfies readonly LogLevel[];

const STDERR = 2;
const SECRETS = ["password", "token", "*.password", "*.token"];

/** A logger on stderr; stdout belongs to what a command prints. */
export function createLogger(level: LogLevel, format: LogFormat): Logger {
  const destination =
    format === "json"
      ? pino.destination({ dest: STDERR, sync: true })
      : pretty({
          destination: STDERR,
          sync: true,
          colorize: process.stderr.isTTY,
          translateTime: "SYS:HH:MM:ss",
          ignore: "pid,hostname",
          singleLine: true,
        });
  return adapt(pino({ level, redact: { paths: SECRETS, censor: "(hidden)" } }, destination));
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
