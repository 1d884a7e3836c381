import { addLogOptions, type Outcome, port, positive } from "@sourceful/terminal";
import { Command, Option } from "commander";
import { addDataDir, addStoreOptions } from "./command-options.ts";
import { addCommunityCommands } from "./community/community-commands.ts";
import { runDemo } from "./demo.ts";
import { addDriverCommands } from "./driver-commands.ts";
import { addFleetCommands } from "./fleet-commands.ts";
import { addJournalCommands } from "./journal/journal-commands.ts";
import { addProbeCommands } from "./probe/probe-commands.ts";
import { runNode } from "./run-node.ts";
import { showIdentity } from "./show-identity.ts";
import { readVersion } from "./version.ts";

const EXAMPLES = `
Examples:
  edge-node                                   run with an embedded NATS server on port 4222
  edge-node --nats-url nats://10.0.0.2:4222   run against a NATS server
  edge-node --nats-leaf-url tls://hub.example --nats-creds gw.creds
                                              run embedded, as a leaf of a server elsewhere
  edge-node demo                              a simulated house, live, nothing to configure
  edge-node fleet                             every gateway on a NATS server, live
  edge-node driver new my_meter               begin a driver
  edge-node driver check drivers/my.lua       what a driver is, and what would break
  edge-node driver run drivers/my.lua --host 192.168.1.20 --port 502
  edge-node journal cat --since 2h            what it told its peers in the last two hours
  edge-node probe detect_device --host 192.168.1.20
                                              what a device is; --serial asks a node elsewhere
  edge-node community id                      what its EdgeWare has to know of this building
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
      .option(
        "--nats-token-file <file>",
        "let only clients with the token in this file use the embedded server, as nats://TOKEN@127.0.0.1:4222",
      )
      .option("--nats-creds <file>", "NATS credentials file, in place of the gateway's own token")
      .option(
        "--nats-leaf-url <url>",
        "make the embedded server a leaf of this one: nats, tls, ws or wss, port 7422 if none is given; --nats-creds may hold credentials or a seed for it",
      ),
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
      new Option("--nats-port <port>", "port of the NATS server").default(0, "a free one").argParser(port),
    )
    .addHelpText("after", "\nExamples:\n  edge-node demo\n  edge-node demo --json --seconds 5 | jq .subject")
    .action(async (options) => {
      await runDemo(options);
    });

  addFleetCommands(program);

  addDriverCommands(program.command("driver"), outcome);

  addJournalCommands(program.command("journal"), outcome);

  addProbeCommands(program.command("probe"), outcome);

  addCommunityCommands(program.command("community"));

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
