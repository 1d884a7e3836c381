import { readFile } from "node:fs/promises";
import { ConfigError, errorMessage } from "@sourceful/domain";
import type { ProbeMethod, ProbeParam } from "@sourceful/probe";
import { type Command, InvalidArgumentError, Option } from "commander";

/** Longer texts are not typed but in a file. */
const TYPED_BYTES = 65_536;

/** One option for each parameter of a method: `unit_id` is `--unit-id`. */
export function addMethodOptions(command: Command, { params }: ProbeMethod): Command {
  for (const [name, param] of Object.entries(params)) command.addOption(optionOf(name, param));
  return command;
}

/** The same method as somebody would type it. */
export function exampleLine({ name, params, example }: ProbeMethod): string {
  const flags = Object.entries(example).map(([key, value]) => {
    const param = params[key];
    const text = param && isInFile(param) ? fileFor(key, value) : typedText(value);
    return `${flagOf(key)} ${/^[\w.,:/@-]+$/.test(text) ? text : `'${text}'`}`;
  });
  return ["edge-node probe", name, ...flags].join(" ");
}

/**
 * The parameters of a request from what was typed: options by their names, then `--param` ones.
 * @throws ConfigError for a file that cannot be read
 */
export async function collectParams(
  { params }: ProbeMethod,
  options: Readonly<Record<string, unknown>>,
  extra: readonly (readonly [name: string, text: string])[],
): Promise<Record<string, unknown>> {
  const collected: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(params)) {
    const value = options[camelCase(name)];
    if (value === undefined) continue;
    collected[name] = isInFile(param) ? await readText(value as string) : value;
  }
  for (const [name, text] of extra) {
    // A password in a file has a line end that is none of it.
    collected[name] = text.startsWith("@")
      ? (await readText(text.slice(1))).replace(/\r?\n$/, "")
      : valueOf(text, params[name]);
  }
  return collected;
}

/** `--param name=value`; may be repeated. */
export function nameAndValue(
  text: string,
  before: readonly (readonly [string, string])[] = [],
): (readonly [string, string])[] {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError("expected NAME=VALUE, such as port=1502, or NAME=@FILE.");
  }
  return [...before, [name, value]];
}

function optionOf(name: string, param: ProbeParam): Option {
  const { description, isRequired } = param;
  const notes = [
    ...(isRequired ? ["required"] : []),
    ...("default" in param ? [`default: ${param.default}`] : []),
  ];
  const words = notes.length === 0 ? description : `${description} (${notes.join(", ")})`;
  const flag = flagOf(name);
  switch (param.type) {
    case "integer":
      return new Option(`${flag} <n>`, words).argParser((text) => numberOf(text));
    case "integers":
      return new Option(`${flag} <list>`, words).argParser((text) => text.split(",").map(numberOf));
    case "boolean":
      return new Option(`${flag} <true|false>`, words).argParser(booleanOf);
    default: {
      if (isInFile(param)) return new Option(`${flag} <file>`, words);
      const option = new Option(`${flag} <text>`, words);
      return "options" in param && param.options ? option.choices(param.options) : option;
    }
  }
}

function typedText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value).replaceAll(/[[\]]/g, "");
}

/** An example may hold a file's name or its content. */
function fileFor(key: string, value: unknown): string {
  if (typeof value === "string" && /^[\w.-]+$/.test(value)) return value;
  return key === "source" ? "my_driver.lua" : `${key}.yaml`;
}

function isInFile(param: ProbeParam): boolean {
  return param.type === "document" || (param.type === "text" && (param.maxBytes ?? 0) > TYPED_BYTES);
}

function flagOf(name: string): string {
  return `--${name.replaceAll("_", "-")}`;
}

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Numbers, lists and objects as JSON, anything else as text; a text where the method wants one. */
function valueOf(text: string, param: ProbeParam | undefined): unknown {
  if (param?.type === "text") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new ConfigError(`${file} cannot be read: ${errorMessage(cause)}`, {
      code: "config_unreadable",
      cause,
    });
  }
}

function numberOf(text: string): number {
  if (!/^-?\d+$/.test(text.trim())) throw new InvalidArgumentError("expected a whole number.");
  return Number(text);
}

function booleanOf(text: string): boolean {
  if (text !== "true" && text !== "false") throw new InvalidArgumentError("expected true or false.");
  return text === "true";
}
