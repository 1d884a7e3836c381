import { type Command, Option } from "commander";
import { LOG_FORMATS, LOG_LEVELS } from "./logging.ts";

/** Adds `--log-level`, by default `level`, and `--log-format`. */
export function addLogOptions(command: Command, level: (typeof LOG_LEVELS)[number] = "info"): Command {
  return command
    .addOption(
      new Option("--log-level <level>", "least level that is logged").choices(LOG_LEVELS).default(level),
    )
    .addOption(
      new Option("--log-format <format>", "of the log on stderr (default: pretty on a terminal)").choices(
        LOG_FORMATS,
      ),
    );
}
