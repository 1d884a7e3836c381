import { type Command, Option } from "commander";
import { LOG_FORMATS, LOG_LEVELS } from "./logging.ts";

/** `--data-dir`. */
export function addDataDir(command: Command): Command {
  return command.addOption(
    new Option("--data-dir <dir>", "data directory (default: ~/.sourceful)").env("SOURCEFUL_DATA_DIR"),
  );
}

/** `--data-dir` and `--drivers`. */
export function addStoreOptions(command: Command): Command {
  return addDataDir(command).addOption(
    new Option(
      "--drivers <dir>",
      "driver folder (default: {data-dir}/drivers, else device-support/drivers; our own come last)",
    ),
  );
}

/** `--log-level`, by default `level`, and `--log-format`. */
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
