import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { describeSchemaErrors, type SchemaError } from "../schema-problem.ts";
import * as validators from "./generated/validators.ts";
import { SIGNED_SCHEMAS } from "./signed-schemas.ts";

interface Examples {
  readonly valid: object;
  readonly invalid: { readonly body: object; readonly problem: string };
}

interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[];
}

const table: Readonly<Record<string, Validator>> = validators as never;

async function readExamples(file: string): Promise<Examples> {
  const text = await readFile(new URL(`schemas/${file}.examples.json`, import.meta.url), "utf8");
  return JSON.parse(text) as Examples;
}

function problemsOf(kind: string, body: unknown): string[] {
  const isValid = table[kind];
  if (!isValid) throw new Error(`no validator for ${kind}`);
  if (isValid(body)) return [];
  return describeSchemaErrors(isValid.errors ?? []).map(({ path, message }) => `${path} ${message}`);
}

/** The example with a key nobody knows in every object of it. */
function enlarged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(enlarged);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, enlarged(item)]);
  return { ...Object.fromEntries(entries), of_a_later_version: { is: ["anything"] } };
}

describe.each(Object.entries(SIGNED_SCHEMAS))("%s", (kind, { examples }) => {
  test("takes its valid example", async () => {
    const { valid } = await readExamples(examples);
    expect(problemsOf(kind, valid)).toEqual([]);
  });

  test("refuses its invalid example for the one thing that is wrong with it", async () => {
    const { invalid } = await readExamples(examples);
    expect(problemsOf(kind, invalid.body)).toEqual([invalid.problem]);
  });

  test("takes what a later minor version adds (R23)", async () => {
    const { valid } = await readExamples(examples);
    expect(problemsOf(kind, enlarged(valid))).toEqual([]);
  });
});
