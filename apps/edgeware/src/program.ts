import { addLogOptions, type Outcome, port } from "@sourceful/terminal";
import { Command, Option } from "commander";
import { addDataDir } from "./command-options.ts";
import { runCommunity } from "./run-community.ts";
import { readVersion } from "./version.ts";

const EXAMPLES = `
Examples:
  edgeware run --community community.yaml     hear the buildings that are listed there
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
    .addOption(
      new Option("--http-port <port>", "port of the API on this machine, 0 for a free one")
        .default(8480)
        .argParser(port),
    )
    .addHelpText(
      "after",
      "\nExample:\n  edgeware run --community community.yaml --data-dir /var/lib/edgeware",
    )
    .action(async (options) => {
      await runCommunity(options);
    });
  void outcome;
  return program;
}
