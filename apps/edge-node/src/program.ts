import { Command, InvalidArgumentError, Option } from "commander";
import { checkDriver } from "./check-driver.ts";
import { runDemo } from "./demo.ts";
import { runDriver } from "./drive.ts";
import { LOG_FORMATS, LOG_LEVELS } from "./logging.ts";
import { runNode } from "./run-node.ts";
import { showIdentity } from "./show-identity.ts";
import { readVersion } from "./version.ts";

/** Where a command leaves its exit code when it ends without an exception. */
export interface Outcome {
  exitCode: number;
}

const EXAMPLES = `
Examples:
  edge-node                                   run with an embedded NATS server on port 4222
  edge-node --nats-url nats://10.0.0.2:4222   run against a NATS server
  edge-node demo                              a simulated house, live, nothing to configure
  edge-node driver check drivers/my.lua       what a driver is, and what would break
  edge-node driver run drivers/my.lua --host 192.168.1.20 --port 502
  edge-node identity                          serial and public key

Documentation: docs/ in the repository.`;

/** The command line. Errors come out as exceptions; help and version too. */
export function buildProgram(outcome: Outcome): Command {
  const program = new Command("edge-node")
    .description("Connects a building's inverters, batteries, meters and chargers to its energy community.")
    .version(readVersion(), "--version", "print the version")
    .helpOption("-h, --help", "show help")
    .enablePositionalOptions()
    .showHelpAfterError("(edge-node --help shows what there is)")
    .exitOverride();

  const run = addLogOptions(
    addStoreOptions(program.command("run", { isDefault: true }))
      .description("run the gateway (this is what happens without a command)")
      .addOption(new Option("--devices <file>", "device configuration (default: {data-dir}/devices.json)"))
      .addOption(
        new Option("--nats-url <url>", "connect to this server: nats, tls, ws or wss").env(
          "SOURCEFUL_NATS_URL",
        ),
      )
      .option("--nats-embed", "run the embedded NATS server, also when a URL is set", false)
      .addOption(
        new Option("--nats-port <port>", "port of the embedded server, 0 for a free one")
          .default(4222)
          .argParser(port),
      )
      .option("--nats-creds <file>", "NATS credentials file, in place of the gateway's own token")
      .option("--nats-leaf-url <url>", "upstream of the embedded server"),
  )
    .addOption(
      new Option(
        "--serial <serial>",
        "gateway serial for this run (default: derived, kept in identity.json)",
      ),
    )
    .action(async (options) => {
      await runNode(options);
    });
  // Without a command the options are those of `run`, so that is where people look for them.
  program.addHelpText("after", () => `\n${optionsOf(run)}\n${EXAMPLES}`);

  addLogOptions(program.command("demo"), "warn")
    .description("run a simulated house and a gateway in a temporary directory, and show them live")
    .option("--json", "print every NATS message instead, one JSON object {subject, data} a line", false)
    .addOption(
      new Option("--speed <factor>", "how fast the simulated sun moves").default(60).argParser(positive),
    )
    .addOption(new Option("--seconds <n>", "stop by itself after so many seconds").argParser(positive))
    .addOption(
      new Option("--nats-port <port>", "port of the NATS server (default: a free one)")
        .default(0)
        .argParser(port),
    )
    .addHelpText("after", "\nExamples:\n  edge-node demo\n  edge-node demo --json --seconds 5 | jq .subject")
    .action(async (options) => {
      await runDemo(options);
    });

  const driver = program.command("driver").description("look at a driver, or try it on a device");
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

  addDataDir(program.command("identity"))
    .description("print the gateway's serial and public key, and make them if there are none")
    .addOption(new Option("--serial <serial>", "show what a run with this serial would use"))
    .option("--json", "print one JSON object", false)
    .action(async (options) => {
      await showIdentity(options);
    });
  return program;
}

/** The options part of a command's help. */
function optionsOf(command: Command): string {
  const help = command.createHelp();
  help.helpWidth = process.stdout.columns ?? 100;
  const options = help.visibleOptions(command).filter((option) => option.long !== "--help");
  const width = help.longestOptionTermLength(command, help);
  const lines = options.map((option) =>
    help.formatItem(help.optionTerm(option), width, help.optionDescription(option), help),
  );
  return ["Options of run, also without a command:", ...lines].join("\n");
}

function addDataDir(command: Command): Command {
  return command.addOption(
    new Option("--data-dir <dir>", "data directory (default: ~/.sourceful)").env("SOURCEFUL_DATA_DIR"),
  );
}

function addStoreOptions(command: Command): Command {
  return addDataDir(command).addOption(
    new Option(
      "--drivers <dir>",
      "driver folder (default: {data-dir}/drivers, else device-support/drivers; our own come last)",
    ),
  );
}

function addLogOptions(command: Command, level: (typeof LOG_LEVELS)[number] = "info"): Command {
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

function port(text: string): number {
  return wholeNumber(text, 0, 65_535);
}

function unitId(text: string): number {
  return wholeNumber(text, 0, 255);
}

function wholeNumber(text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}.`);
  }
  return value;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError("expected a number above 0.");
  return value;
}

function jsonObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InvalidArgumentError(`not JSON: ${(error as Error).message}.`);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new InvalidArgumentError('expected a JSON object such as {"phases": 3}.');
  }
  return value as Record<string, unknown>;
}
