import { sequenceNumber } from "@sourceful/terminal";
import { type Command, Option } from "commander";
import { EFFECT_TYPES } from "../api/effect-types.ts";
import { nodeUrl } from "./node-url.ts";
import { quarantineName } from "./quarantine-name.ts";
import { listQuarantine, releaseQuarantined, showQuarantined } from "./quarantine-views.ts";
import { reportSwitch } from "./report-switch.ts";
import { showAudit } from "./show-audit.ts";
import { showState } from "./show-state.ts";

/** What people look at and do while a node runs. All of it goes through its API. */
export function addViewCommands(program: Command): void {
  addUrl(program.command("state"))
    .description("show the community as it stands: power, quality, limits, headroom")
    .addHelpText("after", "\nExample:\n  edgeware state --json | jq '.limits.violations'")
    .action(async (options) => {
      await showState(options);
    });

  addQuarantineCommands(program.command("quarantine"));

  addUrl(program.command("audit"))
    .description("show what was decided: what was kept out, alarms, books, publications, people's actions")
    .addOption(new Option("--limit <n>", "how many at most").default(100).argParser(sequenceNumber))
    .addOption(new Option("--before <event>", "only about events before this").argParser(sequenceNumber))
    .addOption(new Option("--type <type>", "only of this type").choices(EFFECT_TYPES))
    .addHelpText("after", "\nExample:\n  edgeware audit --type alarm --limit 20")
    .action(async (options) => {
      await showAudit(options);
    });

  addAction(addUrl(program.command("switch")))
    .description("say that a switch was seen to open or close; partitions are worked out again")
    .argument("<id>", "as in community.yaml")
    .addArgument(program.createArgument("<position>", "how it stands").choices(["open", "closed"]))
    .addHelpText("after", '\nExample:\n  edgeware switch S1 open --steward mary --reason "seen on site"')
    .action(async (id: string, position: "open" | "closed", options) => {
      await reportSwitch(id, position, options);
    });
}

function addQuarantineCommands(quarantine: Command): void {
  quarantine
    .description("look at messages that were kept out, and let them in")
    .addHelpText(
      "after",
      '\nExamples:\n  edgeware quarantine\n  edgeware quarantine show q1234 --steward mary\n  edgeware quarantine release q1234 --steward mary --reason "meter was swapped"',
    );

  addUrl(quarantine.command("list", { isDefault: true }))
    .description("list what waits for a steward (this is what happens without a command)")
    .option("--all", "also what was released", false)
    .addHelpText("after", "\nExample:\n  edgeware quarantine list --all --json")
    .allowExcessArguments()
    .action(async (options, list: Command) => {
      // This command is run also for a name that is no command's.
      const [stray] = list.args;
      if (stray !== undefined) {
        list.error(`error: unknown command '${stray}': there are list, show and release`);
      }
      await listQuarantine(options);
    });

  addUrl(quarantine.command("show"))
    .description("show a message and why it was kept out")
    .argument("<id>", "as in the list", quarantineName)
    .option("--steward <name>", "who asks; a steward sees what it says")
    .addHelpText("after", "\nExample:\n  edgeware quarantine show q1234 --steward mary")
    .action(async (id: string, options) => {
      await showQuarantined(id, options);
    });

  addAction(addUrl(quarantine.command("release")))
    .description("let a message in; it is an event of the log, and in the audit")
    .argument("<id>", "as in the list", quarantineName)
    .addHelpText(
      "after",
      '\nExample:\n  edgeware quarantine release q1234 --steward mary --reason "meter was swapped, see ticket 81"',
    )
    .action(async (id: string, options) => {
      await releaseQuarantined(id, options);
    });
}

function addAction(command: Command): Command {
  return command
    .requiredOption("--steward <name>", "who does it, by the name in community.yaml")
    .requiredOption("--reason <text>", "why")
    .option("--role <role>", "in which role (default: the one that permits it)")
    .option("--decision <record>", "the decision it rests on (default: that of the role)");
}

function addUrl(command: Command): Command {
  return command
    .addOption(
      new Option("--url <url>", "API of the running node")
        .env("SOURCEFUL_EDGEWARE_URL")
        .argParser(nodeUrl)
        .default("http://127.0.0.1:8480"),
    )
    .option("--json", "print JSON", false);
}
