import type { Command } from "commander";
import { Option } from "commander";
import { addDataDir } from "../command-options.ts";
import { showMember } from "./show-member.ts";

/** The sub-commands of `edge-node community`. */
export function addCommunityCommands(community: Command): void {
  community.description("take part in a community: what its EdgeWare has to know of this building");

  addDataDir(community.command("id"))
    .description("print the building's line for community.yaml, and make its key if there is none")
    .addOption(new Option("--serial <serial>", "show what a run with this serial would use"))
    .option("--json", "print one JSON object", false)
    .addHelpText(
      "after",
      `
Examples:
  edge-node community id
  edge-node community id --json | jq -r .public_key`,
    )
    .action(async (options) => {
      await showMember(options);
    });
}
