import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError, errorMessage } from "@sourceful/domain";
import { formatFixture, newFixture } from "../fixture/fixture.ts";
import type { StepOutcome } from "../fixture/step-outcome.ts";
import { SCAFFOLDS } from "./scaffolds.ts";

export interface NewDriverOptions {
  protocol: string;
  /** Where the files go. */
  dir: string;
}

const NAME = /^[a-z][a-z0-9_-]{0,63}$/;
const NOTHING: StepOutcome = { ok: true, returned: null, emits: [], metrics: [], writes: [] };

/**
 * `edge-node driver new`: a driver that works, its manifest, and a fixture on which it does what it should.
 * @throws ConfigError `config_invalid` for a name that is none or a file that is there, `data_dir_unusable`
 */
export async function newDriver(name: string, { protocol, dir }: NewDriverOptions): Promise<void> {
  const scaffold = SCAFFOLDS[protocol];
  if (!scaffold) throw invalid(`there is no protocol "${protocol}"`);
  if (!NAME.test(name)) {
    throw invalid(`"${name}" is no name for a driver: small letters, digits, - and _, a letter first`);
  }
  const fixture = newFixture({
    driver: name,
    protocol,
    steps: [
      { step: "init", exchanges: scaffold.init, expect: NOTHING },
      { step: "poll", exchanges: scaffold.poll, expect: scaffold.expect },
    ],
  });
  const files = {
    [`${name}.lua`]: `${head(name, protocol)}\n${scaffold.lua}`,
    [`${name}.yaml`]: manifest(name, protocol),
    [`${name}.fixture.json`]: formatFixture(fixture),
  };
  try {
    await mkdir(dir, { recursive: true });
    for (const [file, text] of Object.entries(files)) await writeFile(join(dir, file), text, { flag: "wx" });
  } catch (cause) {
    const isThere = (cause as NodeJS.ErrnoException).code === "EEXIST";
    if (isThere)
      throw invalid(`${(cause as NodeJS.ErrnoException).path} is there already; nothing is replaced`);
    throw new ConfigError(`${dir}: ${errorMessage(cause)}`, { code: "data_dir_unusable", cause });
  }
  const [lua = "", , recording = ""] = Object.keys(files).map((file) => join(dir, file));
  process.stdout.write(
    `${Object.keys(files)
      .map((file) => join(dir, file))
      .join(
        "\n",
      )}\n\nNext:\n  edge-node driver check ${lua}\n  edge-node driver replay ${lua} ${recording}\n`,
  );
}

function head(name: string, protocol: string): string {
  return `-- ${name}.lua
PROTOCOL = "${protocol}"

DRIVER = {
  id = "${name}",
  name = "${name}",
  version = "0.1.0",
  protocols = { "${protocol}" },
  capabilities = { ${protocol === "standalone" ? "" : '"meter" '}},
}
`;
}

function manifest(name: string, protocol: string): string {
  return `name: "${name}"
version: "0.1.0"
tier: community
author: ""
protocol: ${protocol}
connectivity: local
ders: [${protocol === "standalone" ? "" : "meter"}]
control: false
tested_devices: []
min_host_version: "2.0.0"
sha256: ""
signature: ""
changelog: "First version."
`;
}

function invalid(message: string): ConfigError {
  return new ConfigError(message, { code: "config_invalid" });
}
