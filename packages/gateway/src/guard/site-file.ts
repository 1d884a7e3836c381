import { readFile } from "node:fs/promises";
import { ConfigError, errorMessage } from "@sourceful/domain";
import { describeSchemaErrors } from "@sourceful/messaging";
import { site as isSiteFile } from "../generated/validators.ts";
import { findJsonSyntaxError } from "../json-syntax.ts";
import { readableSite } from "./readable-site.ts";
import type { SiteConfig } from "./site-config.ts";
import { findSiteProblems } from "./site-problems.ts";

/**
 * Reads site.json. Undefined when there is none: then nothing guards the grid connection.
 *
 * @throws ConfigError `config_unreadable`, or `config_invalid` with every problem of the file, one a line
 */
export async function loadSite(file: string): Promise<SiteConfig | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new ConfigError(`${file} cannot be read: ${errorMessage(thrown)}`, {
      code: "config_unreadable",
      cause: thrown,
    });
  }
  return parseSite(text, file);
}

/** As `loadSite`, from the text of the file; `file` is named in errors. */
export function parseSite(text: string, file: string): SiteConfig {
  // Editors on Windows put a byte order mark in front, which JSON does not know.
  const json = text.startsWith("\ufeff") ? text.slice(1) : text;
  const fault = findJsonSyntaxError(json);
  if (fault) {
    throw new ConfigError(`${file}:${fault.line}:${fault.column}: ${fault.message}`, {
      code: "config_invalid",
    });
  }
  const document: unknown = JSON.parse(json);
  const isValid = isSiteFile(document);
  const problems = isValid
    ? findSiteProblems(document as SiteConfig)
    : [...describeSchemaErrors(isSiteFile.errors ?? []), ...findSiteProblems(readableSite(document))];
  if (problems.length === 0) return document as SiteConfig;
  const lines = problems.map(({ path, message }) => `  ${path === "" ? "the file" : path} ${message}`);
  throw new ConfigError(
    `${file} has ${problems.length} problem${problems.length === 1 ? "" : "s"}:\n${lines.join("\n")}`,
    { code: "config_invalid", details: { problems } },
  );
}
