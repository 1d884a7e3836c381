import { FAULTS } from "@sourceful/simulator";
import { type Outcome, positive, sequenceNumber } from "@sourceful/terminal";
import { type Command, Option } from "commander";
import { faultList } from "./fault-list.ts";
import { runSimulate } from "./run-simulate.ts";
import { seedRange } from "./seed-range.ts";

/** `edgeware simulate`. */
export function addSimulateCommand(program: Command, outcome: Outcome): void {
  program
    .command("simulate")
    .description("let EdgeWare live through what a seed has in store; exit 1 when an invariant does not hold")
    .addOption(
      new Option("--seed <n>", "another number, another community").default(1).argParser(sequenceNumber),
    )
    .addOption(
      new Option("--seeds <a..b>", "one community for each of these seeds")
        .argParser(seedRange)
        .conflicts("seed"),
    )
    .addOption(
      new Option(
        "--hours <h>",
        "simulated hours at real pace (default: 36 s, thirty times as fast)",
      ).argParser(positive),
    )
    .addOption(
      new Option("--faults <list>", "what goes wrong, with commas between, or none")
        .default([...FAULTS], FAULTS.join(","))
        .argParser(faultList),
    )
    .option("--json", "print one JSON object for each seed; the same seed gives the same bytes", false)
    .addHelpText(
      "after",
      "\nExamples:\n  edgeware simulate --seed 7\n  edgeware simulate --seeds 1..1000\n  edgeware simulate --seed 7 --hours 4 --faults loss,crash --json",
    )
    .action(async (options) => {
      outcome.exitCode = await runSimulate(options);
    });
}
