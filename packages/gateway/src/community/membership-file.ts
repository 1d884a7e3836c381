import { describeSchemaErrors, invalidFile, parseOperatorJson, readOperatorFile } from "@sourceful/messaging";
import { membership as isMembershipFile } from "../generated/validators.ts";
import type { MembershipConfig } from "./membership-config.ts";
import { findMembershipProblems } from "./membership-problems.ts";

/**
 * Reads community.json. Undefined when there is none: then the building is in no community.
 *
 * @throws ConfigError `config_unreadable`, or `config_invalid` with every problem of the file, one a line
 */
export async function loadMembership(file: string): Promise<MembershipConfig | undefined> {
  const text = await readOperatorFile(file);
  return text === undefined ? undefined : parseMembership(text, file);
}

/** As `loadMembership`, from the text of the file; `file` is named in errors. */
export function parseMembership(text: string, file: string): MembershipConfig {
  const document = parseOperatorJson(text, file);
  const problems = [
    ...(isMembershipFile(document) ? [] : describeSchemaErrors(isMembershipFile.errors ?? [])),
    ...findMembershipProblems(document),
  ];
  if (problems.length === 0) return document as MembershipConfig;
  throw invalidFile(file, problems);
}
