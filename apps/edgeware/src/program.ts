import { addLogOptions, type Outcome, port, positive, sequenceNumber } from "@sourceful/terminal";
import { Command, Option } from "commander";
import { addDataDir } from "./command-options.ts";
import { houseCount } from "./demo/house-count.ts";
import { runDemo } from "./demo/run-demo.ts";
import { printNatsUsers } from "./nats/print-nats-users.ts";
import { runReplay } from "./replay.ts";
import { runCommunity } from "./run-community.ts";
import { showId } from "./show-id.ts";
import { addSimulateCommand } from "./simulate/simulate-command.ts";
import { readVersion } from "./version.ts";
import { addViewCommands } from "./views/view-commands.ts";

const EXAMPLES = `
Examples:
  edgeware run --community community.yaml     hear the buildings that are listed there
  edgeware demo                               a street of simulated buildings, live
  edgeware state                              power, quality, limits and headroom of a running node
  edgeware quarantine                         what was kept out, and why
  edgeware quarantine release q1234 --steward mary --reason "meter was swapped"
  edgeware replay /var/lib/edgeware           fold a log again and compare, to the byte
  edgeware simulate --seeds 1..1000           try EdgeWare on communities where everything goes wrong
  edgeware id                                 the key that buildings believe, for their community.json

Documentation: docs/edgeware.md in the repository.`;

/** The command line. Errors come out as exceptions; help and version too. */
export function buildProgram(outcome: Outcome): Command {
  const program = new Command("edgeware")
    .description("The node of a community: verified state of its grid from what its buildings say.")
    .version(readVersion(), "--version", "print the version")
    .helpOption("-h, --help", "show help")
    .enablePositionalOptions()
    .showHelpAfterError("(edgeware --help shows what there is)")
    .exitOverride()
    .addHelpText("after", EXAMPLES);

  addLogOptions(addDataDir(program.command("run")))
    .description("run the community's node until a signal comes")
    .requiredOption("--community <file>", "community.yaml; followed when it changes")
    .addOption(
      new Option("--nats-url <url>", "hear buildings at this server: nats, tls, ws or wss").env(
        "SOURCEFUL_NATS_URL",
      ),
    )
    .option("--nats-creds <file>", "NATS credentials file for --nats-url")
    .addOption(
      new Option("--nats-port <port>", "without --nats-url: port of the embedded server, 0 for a free one")
        .default(4223)
        .argParser(port),
    )
    .option(
      "--nats-host <address>",
      "address the embedded server listens on (default: 127.0.0.1); on any other only members get in",
    )
    .option(
      "--nats-members-only",
      "let in nobody, on this machine either, but the buildings of community.yaml, by their keys, for their own subjects",
      false,
    )
    .option("--nats-tls-cert <file>", "certificate of the embedded server, PEM: everything is encrypted")
    .option("--nats-tls-key <file>", "its key")
    .addOption(
      new Option("--http-port <port>", "port of the API on this machine, 0 for a free one")
        .default(8480)
        .argParser(port),
    )
    .addOption(
      new Option(
        "--log-gb <gb>",
        "disk space of the log, and of the audit (default: a third of the disk each)",
      ).argParser(positive),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  edgeware run --community community.yaml --data-dir /var/lib/edgeware\n  edgeware run --community community.yaml --nats-host 0.0.0.0",
    )
    .action(async (options) => {
      await runCommunity(options);
    });

  addLogOptions(program.command("demo"), "warn")
    .description("run a street of simulated buildings and its EdgeWare, and show them live")
    .addOption(new Option("--houses <n>", "how many").default(12).argParser(houseCount))
    .addOption(
      new Option("--seed <n>", "another number, another street").default(1).argParser(sequenceNumber),
    )
    .addOption(
      new Option(
        "--speed <factor>",
        "how fast time passes, as far as the machine keeps up (default: 60, with --edge-node 1)",
      ).argParser(positive),
    )
    .addOption(new Option("--seconds <n>", "stop by itself after so many seconds").argParser(positive))
    .option("--edge-node <program>", "let this edge-node program run one house more")
    .addOption(
      new Option("--nats-port <port>", "port of the NATS server").default(0, "a free one").argParser(port),
    )
    .addOption(new Option("--http-port <port>", "port of the API").default(0, "a free one").argParser(port))
    .option("--json", "print every NATS message instead, one JSON object {subject, data} a line", false)
    .addHelpText("after", "\nExamples:\n  edgeware demo\n  edgeware demo --houses 40 --speed 300 --seed 7")
    .action(async (options) => {
      await runDemo(options);
    });

  addViewCommands(program);

  program
    .command("replay")
    .description("fold a community's log again and compare with what was decided; exit 1 when it differs")
    .argument("<log>", "data directory of a community; no node may run on it meanwhile")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", "\nExample:\n  edgeware replay /var/lib/edgeware")
    .action(async (directory: string, options) => {
      outcome.exitCode = await runReplay(directory, options);
    });

  addSimulateCommand(program, outcome);

  addDataDir(program.command("id"))
    .description("print the key that the node signs with, and make it if there is none")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", "\nExample:\n  edgeware id --data-dir /var/lib/edgeware --json")
    .action(async (options) => {
      await showId(options);
    });

  addDataDir(program.command("nats-users"))
    .description("print who may do what on the bus, as configuration of a nats-server")
    .requiredOption("--community <file>", "community.yaml")
    .addHelpText("after", "\nExample:\n  edgeware nats-users --community community.yaml > members.conf")
    .action(async (options) => {
      await printNatsUsers(options);
    });
  return program;
}
