import { readFile } from "node:fs/promises";
import { ConfigError, errorMessage } from "@sourceful/domain";
import { describeSchemaErrors, invalidFile } from "@sourceful/messaging";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import type { CommunityConfig } from "./community-config.ts";
import { findCommunityProblems } from "./find-community-problems.ts";
import { community as isCommunityFile } from "./generated/validators.ts";

/**
 * Reads community.yaml.
 *
 * @throws ConfigError `config_unreadable`, or `config_invalid` with every problem of the file, one a line, also
 *   in `details.problems`
 */
export async function loadCommunity(file: string): Promise<CommunityConfig> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (thrown) {
    throw new ConfigError(`${file} cannot be read: ${errorMessage(thrown)}`, {
      code: "config_unreadable",
      cause: thrown,
    });
  }
  return parseCommunity(text, file);
}

/** As `loadCommunity`, from the text of the file; `file` is named in errors. */
export function parseCommunity(text: string, file: string): CommunityConfig {
  const document = parseYaml(text, file);
  const isValid = isCommunityFile(document);
  const problems = [
    ...(isValid ? [] : describeSchemaErrors(isCommunityFile.errors ?? [])),
    ...findCommunityProblems(document),
  ];
  if (problems.length > 0) throw invalidFile(file, problems);
  return document as CommunityConfig;
}

function parseYaml(text: string, file: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch (thrown) {
    if (!(thrown instanceof YAMLException)) throw thrown;
    const { line, column } = thrown.mark;
    throw new ConfigError(`${file}:${line + 1}:${column + 1}: ${thrown.reason}`, { code: "config_invalid" });
  }
}
