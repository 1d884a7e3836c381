import { ConfigError } from "@sourceful/domain";
import { findTokenProblem } from "@sourceful/messaging";
import { type ProbeMethod, type ProbeResponse, readParams } from "@sourceful/probe";
import { createLogger, printable, printLine, shutdownSignal } from "@sourceful/terminal";
import { dataDirectory, driverDirectories } from "../directories.ts";
import { answerText } from "./answer-text.ts";
import { askHere } from "./ask-here.ts";
import { askNode } from "./ask-node.ts";
import { collectParams } from "./method-options.ts";
import { ProgressLine } from "./progress-line.ts";

/** Options every method has, beside those of its parameters. */
export interface ProbeOptions {
  dataDir?: string;
  drivers?: string;
  serial?: string;
  natsUrl: string;
  natsCreds?: string;
  key?: string;
  param?: [string, string][];
  json: boolean;
}

/** What the way there and back, and waiting behind others, may take beside the method itself, ms. */
const SLACK_MS = 10_000;
const USAGE_ERROR = 2;
const FAILED = 1;

/** `edge-node probe METHOD`: asks here, or with `--serial` a node; prints the answer. Answers the exit code. */
export async function runProbe(
  method: ProbeMethod,
  options: ProbeOptions & Record<string, unknown>,
): Promise<number> {
  const { json, serial, natsUrl, natsCreds, key } = options;
  const tokenProblem = serial === undefined ? undefined : findTokenProblem(serial);
  if (tokenProblem !== undefined) {
    throw new ConfigError(`--serial ${tokenProblem}`, { code: "config_invalid" });
  }
  if (serial === undefined && method.name === "list_devices") {
    throw new ConfigError("list_devices asks a node for its devices: say which with --serial", {
      code: "config_invalid",
    });
  }
  const params = await collectParams(method, options, options.param ?? []);
  const signal = shutdownSignal();
  const progress = new ProgressLine(json);
  const asked = {
    method: method.name,
    params,
    signal,
    onProgress: (step: Parameters<ProgressLine["show"]>[0]) => progress.show(step),
  };
  let response: ProbeResponse;
  try {
    if (serial === undefined) {
      const dataDir = dataDirectory(options.dataDir);
      response = await askHere(asked, { dataDir, driverDirs: driverDirectories(options.drivers, dataDir) });
    } else {
      response = await askNode(asked, {
        serial,
        natsUrl,
        withinMs: withinMs(method, params),
        logger: createLogger("error", process.stderr.isTTY ? "pretty" : "json"),
        ...(natsCreds === undefined ? {} : { natsCreds }),
        ...(key === undefined ? {} : { key }),
      });
    }
  } finally {
    progress.close();
  }
  if (json) await printLine(JSON.stringify(response));
  else await printAnswer(response);
  return exitCodeOf(response);
}

/** How long a node may take; parameters that are wrong it will say at once. */
function withinMs(method: ProbeMethod, params: object): number {
  try {
    return method.deadlineMs(readParams(method.params, params, method.missing)) + SLACK_MS;
  } catch {
    return SLACK_MS;
  }
}

async function printAnswer({ result, error }: ProbeResponse): Promise<void> {
  if (result && Object.keys(result).length > 0) {
    await printLine(answerText(result, process.stdout.isTTY));
  }
  if (error !== undefined) process.stderr.write(`edge-node: ${printable(error)}\n`);
}

/** Keys under which methods that ran say that what they looked for was not there. */
const VERDICTS = ["open", "detected", "connected", "success"];

function exitCodeOf({ success, result, code }: ProbeResponse): number {
  if (code === "probe_params_invalid") return USAGE_ERROR;
  if (!success) return FAILED;
  const isNot = VERDICTS.some((key) => (result as Record<string, unknown> | undefined)?.[key] === false);
  return isNot ? FAILED : 0;
}
