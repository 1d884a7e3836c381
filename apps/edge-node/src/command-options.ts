import { type Command, Option } from "commander";

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
