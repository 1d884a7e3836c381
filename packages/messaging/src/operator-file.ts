import { readFile } from "node:fs/promises";
import { ConfigError, errorMessage } from "@sourceful/domain";
import { findJsonSyntaxError } from "./json-syntax.ts";
import type { SchemaProblem } from "./schema-problem.ts";

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "it is a directory, not a file",
  EACCES: "this user may not read it",
};

/** The text of a file an operator may write; undefined when there is none. @throws ConfigError `config_unreadable` */
export async function readOperatorFile(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const { code = "" } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new ConfigError(`${file} cannot be read: ${REASONS[code] ?? errorMessage(cause)}`, {
      code: "config_unreadable",
      cause,
    });
  }
}

/**
 * JSON as an operator wrote it; `file` is named in errors.
 * @throws ConfigError `config_invalid` with line and column
 */
export function parseOperatorJson(text: string, file: string): unknown {
  // Editors on Windows put a byte order mark in front, which JSON does not know.
  const json = text.startsWith("\ufeff") ? text.slice(1) : text;
  const fault = findJsonSyntaxError(json);
  if (!fault) return JSON.parse(json);
  const { line, column, message } = fault;
  throw new ConfigError(`${file}:${line}:${column}: ${message}`, { code: "config_invalid" });
}

/** `config_invalid` with every problem of a file, one a line, also in `details.problems`. */
export function invalidFile(file: string, problems: readonly SchemaProblem[]): ConfigError {
  const lines = problems.map(({ path, message }) => `  ${path === "" ? "the file" : path} ${message}`);
  const count = `${problems.length} problem${problems.length === 1 ? "" : "s"}`;
  return new ConfigError(`${file} has ${count}:\n${lines.join("\n")}`, {
    code: "config_invalid",
    details: { problems },
  });
}
