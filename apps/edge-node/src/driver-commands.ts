import { type Command, Option } from "commander";
import { jsonObject, port, unitId } from "./argument-parsers.ts";
import { checkDriver } from "./check-driver.ts";
import { runDriver } from "./drive.ts";
import type { Outcome } from "./outcome.ts";

/** The sub-commands of `edge-node driver`. */
export function addDriverCommands(driver: Command, outcome: Outcome): void {
  driver.description("begin a driver, look at one, or try it on a device");
  driver
    .command("check")
    .argument("<file>", "Lua source")
    .description("say what a driver is and what would break; exit 1 when something would")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", "\nExample:\n  edge-node driver check drivers/lua/sunspec.lua")
    .action(async (file: string, options) => {
      outcome.exitCode = await checkDriver(file, options);
    });
  driver
    .command("run")
    .argument("<file>", "Lua source")
    .description("run a driver's functions as the gateway would; exit 0 only if every step was ok")
    .option("--host <host>", "the device's host name or address")
    .addOption(new Option("--port <port>", "the device's port (default: the protocol's)").argParser(port))
    .addOption(new Option("--unit-id <id>", "Modbus unit id (default: 1)").argParser(unitId))
    .addOption(new Option("--config <json>", "table for driver_init, as a JSON object").argParser(jsonObject))
    .option("--sn <sn>", "serial number of the device in the configuration", "driver-run")
    .option(
      "--steps <list>",
      "init, poll, command:ACTION:WATTS, default, cleanup, separated by commas",
      "init,poll,cleanup",
    )
    .option("--json", "print one JSON object", false)
    .addHelpText(
      "after",
      `
Examples:
  edge-node driver run drivers/lua/sunspec.lua --host 127.0.0.1 --port 1502
  edge-node driver run my.lua --host 10.0.0.5 --steps init,poll,poll,command:battery:1500.5,default,cleanup
  edge-node driver run my.lua --config '{"phases": 3}' --json`,
    )
    .action(async (file: string, options) => {
      outcome.exitCode = await runDriver(file, options);
    });
}
