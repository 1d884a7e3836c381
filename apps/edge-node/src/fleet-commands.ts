import { addLogOptions, positive } from "@sourceful/terminal";
import { type Command, Option } from "commander";
import { followFleet } from "./follow-fleet.ts";

/** `edge-node fleet` and `edge-node watch`: two views of the same. */
export function addFleetCommands(program: Command): void {
  addFleetOptions(program.command("fleet"))
    .description("show every gateway on a NATS server, a line each, live; listens to state messages only")
    .option("--json", "print every state message instead, one JSON object {subject, data} a line", false)
    .addHelpText(
      "after",
      `
A gateway that is silent for a minute goes; with --json as {"gone": SERIAL}.

Examples:
  edge-node fleet --nats-url nats://10.0.0.2:4222
  edge-node fleet --json --seconds 20 | jq -r '.data | select(.uplink.connected == false) | .serial'`,
    )
    .action(async (options) => {
      await followFleet("gateways", options);
    });

  addFleetOptions(program.command("watch"))
    .description("the same with every device and its readings; listens to all telemetry there is")
    .option("--json", "print every telemetry and state message instead, one JSON object a line", false)
    .addHelpText("after", "\nExample:\n  edge-node watch --nats-url nats://10.0.0.2:4222")
    .action(async (options) => {
      await followFleet("devices", options);
    });
}

function addFleetOptions(command: Command): Command {
  return addLogOptions(command, "warn")
    .addOption(
      new Option("--nats-url <url>", "the server: nats, tls, ws or wss")
        .env("SOURCEFUL_NATS_URL")
        .default("nats://127.0.0.1:4222"),
    )
    .option("--nats-creds <file>", "NATS credentials file")
    .addOption(new Option("--seconds <n>", "stop by itself after so many seconds").argParser(positive));
}
