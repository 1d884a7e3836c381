import { describeSchemaErrors, invalidFile, parseOperatorJson, readOperatorFile } from "@sourceful/messaging";
import { site as isSiteFile } from "../generated/validators.ts";
import { readableSite } from "./readable-site.ts";
import type { SiteConfig } from "./site-config.ts";
import { findSiteProblems } from "./site-problems.ts";

/**
 * Reads site.json. Undefined when there is none: then nothing guards the grid connection.
 *
 * @throws ConfigError `config_unreadable`, or `config_invalid` with every problem of the file, one a line
 */
export async function loadSite(file: string): Promise<SiteConfig | undefined> {
  const text = await readOperatorFile(file);
  return text === undefined ? undefined : parseSite(text, file);
}

/** As `loadSite`, from the text of the file; `file` is named in errors. */
export function parseSite(text: string, file: string): SiteConfig {
  const document = parseOperatorJson(text, file);
  const isValid = isSiteFile(document);
  const problems = isValid
    ? findSiteProblems(document as SiteConfig)
    : [...describeSchemaErrors(isSiteFile.errors ?? []), ...findSiteProblems(readableSite(document))];
  if (problems.length === 0) return document as SiteConfig;
  throw invalidFile(file, problems);
}
