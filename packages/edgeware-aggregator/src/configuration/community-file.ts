import { ConfigError } from "@sourceful/domain";
import { describeSchemaErrors, invalidFile, readOperatorFile } from "@sourceful/messaging";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { findTopologyProblems } from "../core/topology/find-topology-problems.ts";
import type { CommunityConfig } from "./community-config.ts";
import { findCommunityProblems } from "./find-community-problems.ts";
import { community as isCommunityFile } from "./generated/validators.ts";
import { topologyOf } from "./read-community.ts";

/**
 * Reads community.yaml.
 *
 * @throws ConfigError `config_unreadable`, or `config_invalid` with every problem of the file, one a line, also
 *   in `details.problems`
 */
export async function loadCommunity(file: string): Promise<CommunityConfig> {
  const text = await readOperatorFile(file);
  if (text === undefined) {
    throw new ConfigError(`${file} cannot be read: there is no such file`, { code: "config_unreadable" });
  }
  return parseCommunity(text, file);
}

/** As `loadCommunity`, from the text of the file; `file` is named in errors. */
export function parseCommunity(text: string, file: string): CommunityConfig {
  const document = parseYaml(text, file);
  if (document === undefined || document === null)
    throw invalidFile(file, [{ path: "", message: "is empty" }]);
  const isValid = isCommunityFile(document);
  const problems = [
    ...(isValid ? [] : describeSchemaErrors(isCommunityFile.errors ?? [])),
    ...findCommunityProblems(document),
  ];
  if (problems.length > 0) throw invalidFile(file, problems);
  const config = document as CommunityConfig;
  // What the core would refuse must not look as if it were in force.
  const refused = findTopologyProblems(topologyOf(config, 1)).map((message) => ({ path: "", message }));
  if (refused.length > 0) throw invalidFile(file, refused);
  return config;
}

function parseYaml(text: string, file: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch (thrown) {
    if (!(thrown instanceof YAMLException)) throw thrown;
    // Not every fault has a place: several documents in one file have none.
    const { mark, reason } = thrown as { mark?: YAMLException["mark"]; reason: string };
    const place = mark ? `${file}:${mark.line + 1}:${mark.column + 1}` : file;
    throw new ConfigError(`${place}: ${reason}`, { code: "config_invalid" });
  }
}
