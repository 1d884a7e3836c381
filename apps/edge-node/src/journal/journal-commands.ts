import { durationMs, type Outcome, sequenceNumber } from "@sourceful/terminal";
import { type Command, Option } from "commander";
import { addDataDir } from "../command-options.ts";
import { catJournal } from "./cat-journal.ts";
import { showJournal } from "./show-journal.ts";
import { verifyJournal } from "./verify-journal.ts";

/** The sub-commands of `edge-node journal`. They only read, so the node may be running. */
export function addJournalCommands(journal: Command, outcome: Outcome): void {
  journal.description("look at what the gateway keeps of what it told its peers; the node may be running");

  addPlace(journal.command("stat"))
    .description("say how much there is, how far its readers are, and what was dropped")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", "\nExample:\n  edge-node journal stat --json | jq .cursors")
    .action(async (options) => {
      await showJournal(options);
    });

  addPlace(journal.command("cat"))
    .description("print what was told, oldest first")
    .addOption(new Option("--from <seq>", "begin with this number").argParser(sequenceNumber))
    .addOption(new Option("--to <seq>", "end with this number").argParser(sequenceNumber))
    .option("--subject <pattern>", "only subjects like this one; * is one token, > is all that follow")
    .addOption(new Option("--since <time>", "only what is not older: 90s, 15m, 2h, 3d").argParser(durationMs))
    .option("--json", "print one JSON object {epoch, seq, at_ms, subject, data} a line", false)
    .addHelpText(
      "after",
      `
Examples:
  edge-node journal cat --since 2h --subject 'gateways.*.devices.INV-1.>'
  edge-node journal cat --community birch-lane --since 5m
  edge-node journal cat --from 1000 --to 2000 --json | jq .data`,
    )
    .action(async (options) => {
      await catJournal(options);
    });

  addPlace(journal.command("verify"))
    .description("read every byte and follow the hash chain; exit 1 when something is damaged or changed")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", "\nExample:\n  edge-node journal verify --data-dir /var/lib/sourceful")
    .action(async (options) => {
      outcome.exitCode = await verifyJournal(options);
    });
}

/** `--data-dir`, and of which of its journals. */
function addPlace(command: Command): Command {
  return addDataDir(command).addOption(
    new Option("--community <name>", "what was reported to this community, in place of what peers were told"),
  );
}
