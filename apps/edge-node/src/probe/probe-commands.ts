import type { ProbeMethod } from "@sourceful/probe";
import { durationMs, type Outcome } from "@sourceful/terminal";
import { type Command, Option } from "commander";
import { addDataDir, addStoreOptions } from "../command-options.ts";
import { describeMethods } from "./ask-here.ts";
import { makeKey } from "./make-key.ts";
import { addMethodOptions, exampleLine, nameAndValue } from "./method-options.ts";
import { type ProbeOptions, runProbe } from "./run-probe.ts";
import { showAudit } from "./show-audit.ts";
import { signDriverFile } from "./sign-driver-file.ts";

const EXIT_CODES = `
Exit code: 0 when the method ran and found what it looks for, 1 when it did not or there was no answer,
2 when a parameter is wrong.`;

/** The sub-commands of `edge-node probe`: one for each method, and what goes with them. */
export function addProbeCommands(probe: Command, outcome: Outcome): void {
  probe
    .description("look at a site: its devices, registers, network; here, or on a node elsewhere")
    .addHelpText(
      "after",
      `
Without --serial a method runs in this process. With --serial the node of that name runs it: so ask a node that
polls a device about that device, because many devices take one connection only.
${EXIT_CODES}

Examples:
  edge-node probe detect_device --host 192.168.1.20
  edge-node probe list_devices --serial gw-1 --nats-url nats://10.0.0.2:4222 --key anna.pem
  edge-node probe network_scan --ports 502,80,1883 --json | jq -r '.result.found[].host'`,
    );
  for (const method of describeMethods()) addMethodCommand(probe, method, outcome);

  probe
    .command("keygen")
    .argument("<file>", "where the private key goes; never overwritten")
    .description("make a key to sign requests or drivers with")
    .requiredOption("--name <name>", "who holds it, for probe.json and the audit")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", "\nExample:\n  edge-node probe keygen anna.pem --name anna")
    .action(async (file: string, options) => {
      await makeKey(file, options);
    });

  probe
    .command("sign-driver")
    .argument("<file>", "Lua source")
    .description("print what a driver's manifest has to state where drivers must be signed")
    .requiredOption("--key <file>", "private key of one of the node's driver_signers")
    .option("--name <name>", "name it will be deployed under (default: that of the file)")
    .option("--driver-version <version>", "its version (default: that of the manifest beside it)")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", "\nExample:\n  edge-node probe sign-driver my_meter.lua --key release.pem")
    .action(async (file: string, options) => {
      await signDriverFile(file, options);
    });

  addDataDir(probe.command("audit"))
    .description("print who asked this node's probe what, oldest first; exit 1 when lines were changed")
    .addOption(new Option("--since <time>", "only what is not older: 90s, 15m, 2h, 3d").argParser(durationMs))
    .option("--caller <name>", "only of this caller")
    .option("--json", "print one JSON object a line", false)
    .addHelpText("after", "\nExample:\n  edge-node probe audit --since 2d --caller anna")
    .action(async (options) => {
      outcome.exitCode = await showAudit(options);
    });
}

function addMethodCommand(probe: Command, method: ProbeMethod, outcome: Outcome): void {
  const command = addMethodOptions(probe.command(method.name), method);
  addStoreOptions(command)
    .description(method.summary)
    .addOption(
      new Option("--param <name=value>", "a parameter by its name; @FILE is a file's text").argParser(
        nameAndValue,
      ),
    )
    .option("--serial <serial>", "ask the node of this name")
    .addOption(
      new Option("--nats-url <url>", "server the node is on: nats, tls, ws or wss")
        .env("SOURCEFUL_NATS_URL")
        .default("nats://127.0.0.1:4222"),
    )
    .option("--nats-creds <file>", "NATS credentials file")
    .option("--key <file>", "private key to sign the request with, of edge-node probe keygen")
    .option("--json", "print the answer as one JSON object, progress on stderr", false)
    .addHelpText(
      "after",
      `\nExamples:\n  ${exampleLine(method)}\n  ${exampleLine(method)} --serial gw-1 --key anna.pem --json\n${EXIT_CODES}`,
    )
    .action(async (options: ProbeOptions & Record<string, unknown>) => {
      outcome.exitCode = await runProbe(method, options);
    });
}
