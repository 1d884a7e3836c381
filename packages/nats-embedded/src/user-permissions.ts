import { ConfigError } from "@sourceful/domain";
import { isValidSubject } from "./subject.ts";

/** Subjects a user may use. Without `allow` every subject is allowed, with an empty one none; `deny` always wins. Wildcards are legal. */
export interface SubjectPermissions {
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
}

/** How many messages a user may send to the reply subject of a message it received, and for how long. */
export interface ResponsePermission {
  /** Per request; 0 means any number. Default 1. */
  readonly maxMessages?: number;
  /** After the request came; 0 means for ever. Default 120,000. */
  readonly expiresMs?: number;
}

/**
 * What a user may do, as in nats-server's configuration.
 * Source: docs.nats.io, "Authorization", permissions map.
 */
export interface UserPermissions {
  readonly publish?: SubjectPermissions;
  /** An entry may name a queue group after a blank: "jobs.> workers". */
  readonly subscribe?: SubjectPermissions;
  /** Lets the user answer requests it receives; without a `publish.allow` it may then publish nothing else. */
  readonly allowResponses?: boolean | ResponsePermission;
}

/** @throws ConfigError config_invalid naming every entry that is no subject. `owner` is for the message. */
export function checkPermissions(owner: string, permissions: UserPermissions): void {
  const { publish, subscribe } = permissions;
  const plain = [...(publish?.allow ?? []), ...(publish?.deny ?? [])].filter((entry) => !isSubject(entry));
  const queued = [...(subscribe?.allow ?? []), ...(subscribe?.deny ?? [])].filter((entry) => {
    const [subject = "", queue, ...rest] = entry.split(" ");
    return !isSubject(subject) || queue === "" || rest.length > 0;
  });
  const wrong = [...plain, ...queued];
  if (wrong.length === 0) return;
  const list = wrong.map((entry) => JSON.stringify(entry)).join(", ");
  throw new ConfigError(`The NATS permissions of ${owner} hold what is no subject: ${list}.`, {
    code: "config_invalid",
  });
}

function isSubject(text: string): boolean {
  return isValidSubject(text) && !/\s/.test(text);
}
