import type { PublishFrame } from "./publish-frame.ts";
import { SubjectTrie } from "./subject-trie.ts";
import type { Subscription } from "./subscription.ts";

/** Power of two. One route per slot, so the cache cannot grow and needs no eviction. */
const CACHE_SLOTS = 1024;

/** A subscription reached by one subject, with what its messages begin with. */
export interface Destination {
  readonly subscription: Subscription;
  /** `MSG subject sid ` */
  readonly messagePrefix: Buffer;
  /** `HMSG subject sid ` */
  readonly headerMessagePrefix: Buffer;
}

/** Everyone a subject reaches: each of `plain`, and one of each group. */
export interface Route {
  readonly plain: readonly Destination[];
  readonly groups: readonly (readonly Destination[])[];
}

interface CachedRoute extends Route {
  readonly subject: Buffer;
}

/** Who subscribes to what. Remembers the answer for subjects seen lately. */
export class RouteTable {
  readonly #trie = new SubjectTrie<Subscription>();
  readonly #cache: (CachedRoute | undefined)[] = Array.from({ length: CACHE_SLOTS });
  #isCacheStale = false;
  #size = 0;

  /** Number of subscriptions. */
  get size(): number {
    return this.#size;
  }

  /** The subscription's subject must be valid. */
  add(subscription: Subscription): void {
    this.#trie.add(subscription.subject, subscription);
    this.#isCacheStale = true;
    this.#size++;
  }

  remove(subscription: Subscription): void {
    if (!this.#trie.remove(subscription.subject, subscription)) return;
    this.#isCacheStale = true;
    this.#size--;
  }

  /** The route of a frame's subject. */
  routeOf(frame: PublishFrame): Route {
    if (this.#isCacheStale) {
      this.#cache.fill(undefined);
      this.#isCacheStale = false;
    }
    const slot = (frame.subjectHash ^ (frame.subjectHash >>> 15)) & (CACHE_SLOTS - 1);
    const cached = this.#cache[slot];
    if (cached && isSubjectOf(cached.subject, frame)) return cached;
    const subject = Buffer.from(frame.bytes.subarray(frame.subjectStart, frame.subjectEnd));
    const route = { ...this.#resolve(frame.subject), subject };
    this.#cache[slot] = route;
    return route;
  }

  /** Calls `visit` for each subscription the subject reaches. */
  visitMatches(subject: string, visit: (subscription: Subscription) => void): void {
    this.#trie.match(subject, visit);
  }

  #resolve(subject: string): Route {
    const plain: Destination[] = [];
    const groups = new Map<string, Destination[]>();
    this.#trie.match(subject, (subscription) => {
      const headerMessagePrefix = Buffer.from(`HMSG ${subject} ${subscription.sid} `, "latin1");
      const destination = {
        subscription,
        headerMessagePrefix,
        messagePrefix: headerMessagePrefix.subarray(1),
      };
      if (subscription.queue === undefined) {
        plain.push(destination);
        return;
      }
      const group = groups.get(subscription.queue);
      if (group) group.push(destination);
      else groups.set(subscription.queue, [destination]);
    });
    return { plain, groups: [...groups.values()] };
  }
}

function isSubjectOf(subject: Buffer, { bytes, subjectStart, subjectEnd }: PublishFrame): boolean {
  const length = subject.length;
  if (subjectEnd - subjectStart !== length) return false;
  for (let at = 0; at < length; at++) if (subject[at] !== bytes[subjectStart + at]) return false;
  return true;
}
