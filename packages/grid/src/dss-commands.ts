import type { ImportProblem } from "./imported-network.ts";

/** `New Line.L1 Bus1=1 …` taken apart; continuation lines are joined to what they continue. */
export interface DssCommand {
  readonly file: string;
  readonly line: number;
  /** In small letters: `new`, `edit`, `redirect` … */
  readonly verb: string;
  /** In small letters; empty where the verb names no element. */
  readonly kind: string;
  readonly name: string;
  readonly properties: readonly DssProperty[];
  /** What stood there without a name, such as a file name. */
  readonly words: readonly string[];
}

export interface DssProperty {
  /** In small letters. */
  readonly key: string;
  /** As written, without quotes and brackets around it. */
  readonly value: string;
}

const TOKEN =
  /([%\w]+)\s*=\s*(\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|"[^"]*"|'[^']*'|[^\s,]+)|("[^"]*"|'[^']*'|[^\s,]+)/g;
const MAX_FILES = 100;

/**
 * Reads OpenDSS text with the files it redirects to, which are looked up by name from the redirecting file's
 * folder, without regard to case.
 */
export function readDssCommands(
  files: Readonly<Record<string, string>>,
  main: string,
): { readonly commands: readonly DssCommand[]; readonly problems: readonly ImportProblem[] } {
  const names = new Map(Object.keys(files).map((name) => [normalise(name), name]));
  const commands: DssCommand[] = [];
  const problems: ImportProblem[] = [];
  let opened = 0;

  function read(name: string, from?: DssCommand): void {
    const file = names.get(normalise(name));
    const text = file === undefined ? undefined : files[file];
    if (file === undefined || text === undefined || ++opened > MAX_FILES) {
      problems.push({
        file: from?.file ?? name,
        ...(from && { line: from.line }),
        element: `file ${name}`,
        problem: file === undefined ? "it was not given" : "files redirect to each other without end",
        fix: file === undefined ? "give it along with the others" : "remove the redirect that goes round",
        severity: "error",
      });
      return;
    }
    for (const command of parse(text, file)) {
      commands.push(command);
      if (command.verb !== "redirect" && command.verb !== "compile") continue;
      const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/") + 1) : "";
      read(`${folder}${command.words[0] ?? ""}`, command);
    }
  }

  read(main);
  return { commands, problems };
}

function normalise(name: string): string {
  const parts: string[] = [];
  for (const part of name.replaceAll("\\", "/").toLowerCase().split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function parse(text: string, file: string): DssCommand[] {
  const statements: { line: number; text: string }[] = [];
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ""));
  for (const [index, raw] of plain.split(/\r?\n|\r/).entries()) {
    const statement = raw.replace(/(!|\/\/).*$/, "").trim();
    const continued = /^(?:~|more\b)(.*)$/i.exec(statement)?.[1];
    const last = statements.at(-1);
    if (continued !== undefined && last) last.text += ` ${continued}`;
    else if (statement !== "") statements.push({ line: index + 1, text: statement });
  }
  return statements.map(({ line, text: statement }) => ({ file, line, ...parseStatement(statement) }));
}

function parseStatement(statement: string): Omit<DssCommand, "file" | "line"> {
  const [, verb = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(statement) ?? [];
  const properties: DssProperty[] = [];
  const words: string[] = [];
  for (const [, key, value = "", word = ""] of rest.matchAll(TOKEN)) {
    if (key === undefined) words.push(unwrap(word));
    else properties.push({ key: key.toLowerCase(), value: unwrap(value) });
  }
  const object = properties[0]?.key === "object" ? (properties.shift()?.value ?? "") : undefined;
  const namesElement = ["new", "edit", "batchedit", "open", "close"].includes(verb.toLowerCase());
  const element = object ?? (namesElement ? (words.shift() ?? "") : "");
  const dot = element.indexOf(".");
  return {
    verb: verb.toLowerCase(),
    kind: (dot < 0 ? element : element.slice(0, dot)).toLowerCase(),
    name: dot < 0 ? "" : element.slice(dot + 1).toLowerCase(),
    properties,
    words,
  };
}

function unwrap(value: string): string {
  return /^[[({"'].*[\])}"']$/s.test(value) ? value.slice(1, -1).trim() : value;
}
