import { findTokenProblem } from "./subject-token.ts";
import { SUBJECTS, type SubjectKind, type SubjectTokens } from "./subjects.ts";

/** A subject taken apart: its kind and the tokens that kind carries. */
export type ParsedSubject = { [K in SubjectKind]: { kind: K } & SubjectTokens<K> }[SubjectKind];

const TEMPLATES = Object.entries(SUBJECTS).map(([kind, { template }]) => ({
  kind,
  parts: template.split(".").map((part) => ({
    literal: part,
    name: /^\{(\w+)\}$/.exec(part)?.[1],
  })),
}));

/** Takes a subject apart, or undefined when it is none of ours; patterns with wildcards are none. */
export function parseSubject(subject: string): ParsedSubject | undefined {
  const tokens = subject.split(".");
  for (const { kind, parts } of TEMPLATES) {
    if (parts.length !== tokens.length) continue;
    const parsed: Record<string, string> = { kind };
    const matches = parts.every(({ literal, name }, index) => {
      const token = tokens[index] ?? "";
      if (name === undefined) return token === literal;
      parsed[name] = token;
      return findTokenProblem(token) === undefined;
    });
    if (matches) return parsed as ParsedSubject;
  }
  return undefined;
}
