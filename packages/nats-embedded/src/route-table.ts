import type { LeafDestination, LeafInterest, LeafLink } from "./leaf/leaf-link.ts";
import type { PublishFrame } from "./publish-frame.ts";
import { SubjectTrie } from "./subject-trie.ts";
import type { Subscription } from "./subscription.ts";

const NOWHERE: readonly never[] = Object.freeze([]);
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

/** A queue group a subject reaches: one of its members gets each message. */
interface QueueGroup {
  readonly name: string;
  readonly members: readonly Destination[];
}

/** Everyone a subject reaches: each of `plain`, one of each group, and the servers beyond leaf connections. */
export interface Route {
  readonly plain: readonly Destination[];
  readonly groups: readonly QueueGroup[];
  readonly leaves: readonly LeafDestination[];
}

/** Is told of the subscriptions of this server's clients as they come and go. */
export interface SubscriptionWatcher {
  added(subscription: Subscription): void;
  removed(subscription: Subscription): void;
}

interface CachedRoute extends Route {
  readonly subject: Buffer;
}

/** Who subscribes to what. Remembers the answer for subjects seen lately. */
export class RouteTable {
  readonly #trie = new SubjectTrie<Subscription>();
  readonly #cache: (CachedRoute | undefined)[] = Array.from({ length: CACHE_SLOTS });
  readonly #interests = new SubjectTrie<LeafInterest>();
  #interestCount = 0;
  readonly #clientSubscriptions = new Set<Subscription>();
  readonly #watchers = new Set<SubscriptionWatcher>();
  #isCacheStale = false;

  /** Number of subscriptions of clients. */
  get size(): number {
    return this.#clientSubscriptions.size;
  }

  /** The subscription's subject must be valid. */
  add(subscription: Subscription): void {
    this.#trie.add(subscription.subject, subscription);
    this.#isCacheStale = true;
    if (subscription.subscriber.isInternal) return;
    this.#clientSubscriptions.add(subscription);
    for (const watcher of this.#watchers) watcher.added(subscription);
  }

  remove(subscription: Subscription): void {
    if (!this.#trie.remove(subscription.subject, subscription)) return;
    this.#isCacheStale = true;
    if (!this.#clientSubscriptions.delete(subscription)) return;
    for (const watcher of this.#watchers) watcher.removed(subscription);
  }

  /** Shows the watcher every subscription there is, and from now on each that comes and goes. */
  watch(watcher: SubscriptionWatcher): void {
    this.#watchers.add(watcher);
    for (const subscription of this.#clientSubscriptions) watcher.added(subscription);
  }

  unwatch(watcher: SubscriptionWatcher): void {
    this.#watchers.delete(watcher);
  }

  /** The interest's subject must be valid. */
  addInterest(interest: LeafInterest): void {
    this.#interests.add(interest.subject, interest);
    this.#interestCount++;
    this.#isCacheStale = true;
  }

  removeInterest(interest: LeafInterest): void {
    if (this.#interests.remove(interest.subject, interest)) this.#interestCount--;
    this.#isCacheStale = true;
  }

  /** Asks every link anew what may leave over it. */
  refresh(): void {
    this.#isCacheStale = true;
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
    let groups: Map<string, Destination[]> | undefined;
    this.#trie.match(subject, (subscription) => {
      if (subscription.filter && !subscription.filter(subject)) return;
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
      groups ??= new Map();
      const group = groups.get(subscription.queue);
      if (group) group.push(destination);
      else groups.set(subscription.queue, [destination]);
    });
    return {
      plain,
      groups: groups ? [...groups].map(([name, members]) => ({ name, members })) : NOWHERE,
      leaves: this.#resolveLeaves(subject),
    };
  }

  #resolveLeaves(subject: string): readonly LeafDestination[] {
    if (this.#interestCount === 0) return NOWHERE;
    const byLink = new Map<LeafLink, LeafInterest[]>();
    this.#interests.match(subject, (interest) => {
      const known = byLink.get(interest.link);
      if (known) known.push(interest);
      else byLink.set(interest.link, [interest]);
    });
    return [...byLink].flatMap(([link, interests]) => {
      const rule = link.exportRule(subject);
      if (rule === "never") return [];
      const queues = new Set(interests.flatMap(({ queue }) => (queue === undefined ? [] : [queue])));
      return {
        link,
        isReplyOnly: rule === "reply",
        isPlain: interests.some(({ queue }) => queue === undefined),
        queues: [...queues],
        messagePrefix: Buffer.from(`LMSG ${subject} `, "latin1"),
        headerMessagePrefix: Buffer.from(`HMSG ${subject} `, "latin1"),
      };
    });
  }
}

function isSubjectOf(subject: Buffer, { bytes, subjectStart, subjectEnd }: PublishFrame): boolean {
  const length = subject.length;
  if (subjectEnd - subjectStart !== length) return false;
  for (let at = 0; at < length; at++) if (subject[at] !== bytes[subjectStart + at]) return false;
  return true;
}
