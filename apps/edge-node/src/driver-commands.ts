import { jsonObject, type Outcome, port, unitId } from "@sourceful/terminal";
import { type Command, Option } from "commander";
import { runCatalogue } from "./catalogue/run-catalogue.ts";
import { checkDriver } from "./check-driver.ts";
import { runDriver } from "./drive.ts";
import { recordDriver } from "./fixture/record-driver.ts";
import { recordRegisters } from "./fixture/record-registers.ts";
import { replayDriver } from "./fixture/replay-driver.ts";
import { newDriver } from "./scaffold/new-driver.ts";
import { SCAFFOLDS } from "./scaffold/scaffolds.ts";

/** The sub-commands of `edge-node driver`. */
export function addDriverCommands(driver: Command, outcome: Outcome): void {
  driver.description("begin a driver, look at one, or try it on a device");
  driver
    .command("new")
    .argument("<name>", "small letters, digits, - and _")
    .description("begin a driver: a source that works, a manifest, and a recording on which it passes replay")
    .addOption(
      new Option("--protocol <protocol>", "how its device is spoken to")
        .choices(Object.keys(SCAFFOLDS))
        .default("modbus"),
    )
    .option("--dir <dir>", "where the files go", ".")
    .addHelpText("after", "\nExample:\n  edge-node driver new my_meter --protocol http")
    .action(async (name: string, options) => {
      await newDriver(name, options);
    });
  driver
    .command("check")
    .argument("<file>", "Lua source")
    .description("say what a driver is and what would break; exit 1 when something would")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", "\nExample:\n  edge-node driver check drivers/lua/sunspec.lua")
    .action(async (file: string, options) => {
      outcome.exitCode = await checkDriver(file, options);
    });
  addDeviceOptions(driver.command("run"))
    .argument("<file>", "Lua source")
    .description("run a driver's functions as the gateway would; exit 0 only if every step was ok")
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
  addDeviceOptions(driver.command("record"))
    .argument("[file]", "Lua source; not needed with --registers")
    .description("run a driver and keep what the device answered, private values masked, for driver replay")
    .requiredOption("-o, --output <file>", "the recording")
    .option("--registers <list>", "read these Modbus registers instead, such as holding:0-99,input:5000-5124")
    .addHelpText(
      "after",
      `
Serial numbers, passwords and tokens become texts of the same shape, in registers too. Look the recording
through before you give it away: what only looks like a measurement stays.

Example:
  edge-node driver record my.lua --host 10.0.0.5 --steps init,poll,poll,cleanup -o my.fixture.json
  edge-node driver record --registers holding:0-99 --host 10.0.0.5 --sn A1234567 -o registers.json`,
    )
    .action(async (file: string | undefined, options, command: Command) => {
      if (options.registers !== undefined) outcome.exitCode = await recordRegisters(options);
      else if (file === undefined) command.error("error: a driver or --registers is needed");
      else outcome.exitCode = await recordDriver(file, options);
    });
  driver
    .command("replay")
    .argument("<file>", "Lua source")
    .argument("<fixture>", "recording made by driver record")
    .description("run a driver on a recorded device; exit 1 when it does something else than recorded")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", "\nExample:\n  edge-node driver replay my.lua my.fixture.json")
    .action(async (file: string, fixture: string, options) => {
      outcome.exitCode = await replayDriver(file, fixture, options);
    });
  driver
    .command("catalogue")
    .argument("<path>", "checkout of a driver catalogue, or a folder of drivers")
    .description("take every driver through its life on a simulated device; exit 1 when one fails")
    .option("--json", "print one JSON object", false)
    .action(async (path: string, options) => {
      outcome.exitCode = await runCatalogue(path, options);
    });
}

function addDeviceOptions(command: Command): Command {
  return command
    .option("--host <host>", "the device's host name or address")
    .addOption(new Option("--port <port>", "the device's port (default: the protocol's)").argParser(port))
    .addOption(new Option("--unit-id <id>", "Modbus unit id (default: 1)").argParser(unitId))
    .addOption(new Option("--config <json>", "table for driver_init, as a JSON object").argParser(jsonObject))
    .option("--sn <sn>", "serial number of the device in the configuration", "driver-run")
    .option(
      "--steps <list>",
      "init, poll, command:ACTION:WATTS[:DER], default[:DER], cleanup, wait:MS, separated by commas",
      "init,poll,cleanup",
    );
}
