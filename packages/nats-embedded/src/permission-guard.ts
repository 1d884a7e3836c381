import type { Clock } from "@sourceful/domain";
import { ReplyGrants } from "./reply-grants.ts";
import { intersect, isWithin } from "./subject-pattern.ts";
import type { UserPermissions } from "./user-permissions.ts";

/** Answers about published subjects that are remembered; the memory is emptied when full. */
const MAX_REMEMBERED = 1_024;
/** nats-server's defaults for `allow_responses: true`. */
const RESPONSE_MESSAGES = 1;
const RESPONSE_EXPIRES_MS = 120_000;

interface Rule {
  readonly subject: string;
  readonly queue: string | undefined;
}

/** Holds one client to its user's permissions. Subjects are latin1 text of their bytes, as in the parser. */
export class PermissionGuard {
  readonly #publishAllow: readonly Rule[] | undefined;
  readonly #publishDeny: readonly Rule[];
  readonly #subscribeAllow: readonly Rule[] | undefined;
  readonly #subscribeDeny: readonly Rule[];
  readonly #replies: ReplyGrants | undefined;
  readonly #remembered = new Map<string, boolean>();

  constructor({ publish, subscribe, allowResponses }: UserPermissions, clock: Clock) {
    if (allowResponses) {
      const { maxMessages = RESPONSE_MESSAGES, expiresMs = RESPONSE_EXPIRES_MS } =
        allowResponses === true ? {} : allowResponses;
      this.#replies = new ReplyGrants(clock, maxMessages, expiresMs);
    }
    this.#publishAllow = rules(publish?.allow ?? (allowResponses ? [] : undefined));
    this.#publishDeny = rules(publish?.deny) ?? [];
    this.#subscribeAllow = rules(subscribe?.allow);
    this.#subscribeDeny = rules(subscribe?.deny) ?? [];
  }

  /** Whether messages the client receives have to be shown to `noteReply`. */
  get tracksReplies(): boolean {
    return this.#replies !== undefined;
  }

  /** The client received a message that asks for an answer there. */
  noteReply(reply: string): void {
    this.#replies?.grant(reply);
  }

  /**
   * What is wrong with publishing there, in nats-server's words; undefined when it is allowed. An answer to a
   * request is counted, so ask once per message.
   */
  publishViolation(subject: string): string | undefined {
    const isAllowed = this.#isPublishAllowed(subject) || (this.#replies?.use(subject) ?? false);
    return isAllowed ? undefined : `Permissions Violation for Publish to ${quote(subject)}`;
  }

  subscribeViolation(subject: string, queue: string | undefined): string | undefined {
    const isAllowed = this.#subscribeAllow === undefined || covers(this.#subscribeAllow, subject, queue);
    if (isAllowed && !covers(this.#subscribeDeny, subject, queue)) return undefined;
    const using = queue === undefined ? "" : ` using queue ${quote(queue)}`;
    return `Permissions Violation for Subscription to ${quote(subject)}${using}`;
  }

  /** For a wildcard subscription wider than a denial: whether it is to get a message on a subject. */
  deliveryFilter(subject: string): ((published: string) => boolean) | undefined {
    const denied = this.#subscribeDeny.filter((rule) => rule.queue === undefined);
    const holes = denied.filter((rule) => intersect(rule.subject, subject) !== undefined);
    if (holes.length === 0) return undefined;
    return (published) => !holes.some((rule) => isWithin(published, rule.subject));
  }

  #isPublishAllowed(subject: string): boolean {
    const known = this.#remembered.get(subject);
    if (known !== undefined) return known;
    const isAllowed =
      (this.#publishAllow === undefined || covers(this.#publishAllow, subject, undefined)) &&
      !covers(this.#publishDeny, subject, undefined);
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(subject, isAllowed);
    return isAllowed;
  }
}

function rules(entries: readonly string[] | undefined): readonly Rule[] | undefined {
  return entries?.map((entry) => {
    const [subject = "", queue] = Buffer.from(entry).toString("latin1").split(" ");
    return { subject, queue };
  });
}

/**
 * nats-server's rule for allowed and for denied entries: where any entry for the subject names queue groups, a
 * queue subscription is covered by those alone; otherwise an entry without a queue is enough.
 */
function covers(entries: readonly Rule[], subject: string, queue: string | undefined): boolean {
  const matching = entries.filter((rule) => isWithin(subject, rule.subject));
  const queued = matching.filter((rule) => rule.queue !== undefined);
  if (queue !== undefined && queued.length > 0) return queued.some((rule) => isQueueOf(rule, queue));
  return matching.length > queued.length;
}

function isQueueOf(rule: Rule, queue: string): boolean {
  return rule.queue !== undefined && (rule.queue === queue || isWithin(queue, rule.queue));
}

/** A name in an error text, quotes and backslashes escaped. */
function quote(name: string): string {
  return `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
