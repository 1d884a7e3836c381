import { ProtocolError } from "@sourceful/domain";
import type { ParamsOf, ProbeParam, ProbeParams } from "./probe-param.ts";

const MAX_TEXT_BYTES = 1024;

/** A value, nothing (the parameter is missing), or what is wrong with it in words that follow its name. */
type Reading = { readonly value?: unknown; readonly problem?: string };

/**
 * Reads the parameters of a request. What is missing, null or "" gets its default, and so does the number 0
 * where it is no possible value: the original sent those for "not set". Unknown parameters are ignored.
 *
 * @throws ProtocolError `probe_params_invalid`, naming every parameter that is wrong; with `missing` as its
 *   text when one that is required is not there
 */
export function readParams<Definitions extends ProbeParams>(
  definitions: Definitions,
  sent: unknown,
  missing?: string,
): ParamsOf<Definitions> {
  const given = sent ?? {};
  if (typeof given !== "object" || Array.isArray(given)) throw invalid("params must be an object");
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, definition] of Object.entries(definitions)) {
    const { value, problem } = readParam(name, definition, given as Record<string, unknown>);
    if (problem !== undefined) problems.push(problem);
    else if (value !== undefined) values[name] = value;
    else if (definition.isRequired) problems.push(missing ?? `${name} required`);
  }
  if (problems.length > 0) throw invalid([...new Set(problems)].join("; "));
  return values as ParamsOf<Definitions>;
}

function readParam(name: string, definition: ProbeParam, given: Record<string, unknown>): Reading {
  const names = definition.alias === undefined ? [name] : [name, definition.alias];
  const readings = names.map((key) => ({ key, ...readValue(definition, given[key]) }));
  const broken = readings.find(({ problem }) => problem !== undefined);
  if (broken) return { problem: `${broken.key} ${broken.problem}` };
  const values = readings.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length === 2 && values[0] !== values[1]) {
    return { problem: `${names.join(" and ")} are the same and must not differ` };
  }
  return { value: values[0] ?? ("default" in definition ? definition.default : undefined) };
}

function readValue(definition: ProbeParam, sent: unknown): Reading {
  if (sent === undefined || sent === null || sent === "") return {};
  switch (definition.type) {
    case "text":
      return readText(definition, sent);
    case "integer":
      if (sent === 0 && definition.min > 0) return {};
      return isWithin(sent, definition) ? { value: sent } : { problem: `must be ${rangeOf(definition)}` };
    case "boolean":
      return typeof sent === "boolean" ? { value: sent } : { problem: "must be true or false" };
    case "integers": {
      const { maxItems } = definition;
      if (Array.isArray(sent) && sent.length === 0) return {};
      if (
        Array.isArray(sent) &&
        sent.length <= maxItems &&
        sent.every((item) => isWithin(item, definition))
      ) {
        return { value: [...new Set(sent)] };
      }
      return { problem: `must be a list of at most ${maxItems} numbers, each ${rangeOf(definition)}` };
    }
    case "document":
    default:
      return readDocument(definition, sent);
  }
}

function readText(
  { options, maxBytes = MAX_TEXT_BYTES }: ProbeParam & { type: "text" },
  sent: unknown,
): Reading {
  if (typeof sent !== "string") return { problem: "must be a text" };
  if (Buffer.byteLength(sent) > maxBytes) return { problem: `must not be longer than ${maxBytes} bytes` };
  if (options && !options.includes(sent)) return { problem: `must be one of ${options.join(", ")}` };
  return { value: sent };
}

function readDocument(
  { maxBytes = MAX_TEXT_BYTES }: ProbeParam & { type: "document" },
  sent: unknown,
): Reading {
  const isObject = typeof sent === "object" && !Array.isArray(sent);
  if (!isObject && typeof sent !== "string") return { problem: "must be an object or a text" };
  const bytes = Buffer.byteLength(typeof sent === "string" ? sent : JSON.stringify(sent));
  return bytes > maxBytes ? { problem: `must not be longer than ${maxBytes} bytes` } : { value: sent };
}

function isWithin(value: unknown, { min, max }: { min: number; max: number }): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

function rangeOf({ min, max }: { min: number; max: number }): string {
  return `a whole number from ${min} to ${max}`;
}

function invalid(message: string): ProtocolError {
  return new ProtocolError(message, { code: "probe_params_invalid" });
}
