import { type Command, Option } from "commander";

/** `--data-dir`. */
export function addDataDir(command: Command): Command {
  return command.addOption(
    new Option("--data-dir <dir>", "data directory (default: ~/.sourceful-edgeware)").env(
      "SOURCEFUL_EDGEWARE_DATA_DIR",
    ),
  );
}
