import { configurationTable } from "@sourceful/messaging";
import { PROBE_SCHEMA } from "./probe-schema.ts";

/** docs/probe-configuration.md: probe.json key by key. */
export function renderProbeConfiguration(): string {
  const { keys, driver_signers: signers, targets } = PROBE_SCHEMA.properties;
  const blocks = [
    "# probe.json",
    "_Generated from `packages/probe` by its tests; `pnpm generate` rewrites it._",
    INTRODUCTION,
    EXAMPLE,
    configurationTable(PROBE_SCHEMA),
    "### `keys`",
    configurationTable(keys.items),
    "### `driver_signers`",
    configurationTable(signers.items),
    "### `targets`",
    configurationTable(targets),
    RULES,
  ];
  return `${blocks.join("\n\n")}\n`;
}

const INTRODUCTION =
  "`probe.json` in the data directory says who may ask the probe of this node what. Without the file, programs on this machine may ask everything, and nobody else may ask anything: see [the probe](probe.md).";

const EXAMPLE = `\`\`\`json
{
  "access": "signed",
  "keys": [
    { "name": "anna", "public_key": "uhdb9rZs-pxkz42v8vqoIwPIqaO9QwGQKZ4tSSE5TUw", "may": ["look"] },
    { "name": "bo", "public_key": "0g8o2ubZ5vpX2FGfOQl1cTyRlNGvmp1mRs7dyqjLfpk", "may": ["look", "run_driver"] }
  ],
  "driver_signers": [{ "name": "release", "public_key": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" }]
}
\`\`\``;

const RULES = `## What the node makes of it

- Every problem is reported at once, each with its path, and the node does not start; the exit code is 2.
- \`access\`, \`may\`, \`keys\`, \`clock_tolerance_s\`, the limits and \`driver_signers\` may be changed while the node runs and hold from the next request on. While the file cannot be used every request is refused, and the log says why: nothing is known then of who may do what. \`targets\` and \`audit_days\` hold from the next start on.
- A signed request is good once, for one gateway, and within \`clock_tolerance_s\` of the node's time. Setting the clock back, or a restart, makes no old request good again.
- A request that is refused for its rate is told when to try again.`;
