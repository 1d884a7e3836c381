import { readFile } from "node:fs/promises";
import { ConfigError, errorMessage } from "@sourceful/domain";
import { describeSchemaErrors } from "@sourceful/messaging";
import { membership as isMembershipFile } from "../generated/validators.ts";
import { findJsonSyntaxError } from "../json-syntax.ts";
import type { MembershipConfig } from "./membership-config.ts";
import { findMembershipProblems } from "./membership-problems.ts";

/**
 * Reads community.json. Undefined when there is none: then the building is in no community.
 *
 * @throws ConfigError `config_unreadable`, or `config_invalid` with every problem of the file, one a line
 */
export async function loadMembership(file: string): Promise<MembershipConfig | undefined> {
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
  return parseMembership(text, file);
}

/** As `loadMembership`, from the text of the file; `file` is named in errors. */
export function parseMembership(text: string, file: string): MembershipConfig {
  // Editors on Windows put a byte order mark in front, which JSON does not know.
  const json = text.startsWith("\ufeff") ? text.slice(1) : text;
  const fault = findJsonSyntaxError(json);
  if (fault) {
    throw new ConfigError(`${file}:${fault.line}:${fault.column}: ${fault.message}`, {
      code: "config_invalid",
    });
  }
  const document: unknown = JSON.parse(json);
  const problems = [
    ...(isMembershipFile(document) ? [] : describeSchemaErrors(isMembershipFile.errors ?? [])),
    ...findMembershipProblems(document),
  ];
  if (problems.length === 0) return document as MembershipConfig;
  const lines = problems.map(({ path, message }) => `  ${path === "" ? "the file" : path} ${message}`);
  throw new ConfigError(
    `${file} has ${problems.length} problem${problems.length === 1 ? "" : "s"}:\n${lines.join("\n")}`,
    { code: "config_invalid", details: { problems } },
  );
}
