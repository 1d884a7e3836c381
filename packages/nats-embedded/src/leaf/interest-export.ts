import type { RouteTable, SubscriptionWatcher } from "../route-table.ts";
import { intersect, isWithin, withoutCovered } from "../subject-pattern.ts";
import type { Subscription } from "../subscription.ts";
import type { LeafPermissions } from "./leaf-info.ts";

/**
 * Tells the other server what the clients of this one subscribe to, as far as that may be heard from over there:
 * LS+ with the first subscription to a subject, LS- with the last; for a queue group the number of its members
 * whenever it changes.
 */
export class InterestExport implements SubscriptionWatcher {
  readonly #routes: RouteTable;
  readonly #imports: readonly string[];
  readonly #send: (line: string) => void;
  /** What each subscription counts for: `subject` or `subject queue`. */
  readonly #keys = new Map<Subscription, readonly string[]>();
  readonly #counts = new Map<string, number>();
  #permissions: LeafPermissions | undefined;
  #isStarted = false;

  /** `imports` limits what is told; `send` gets lines without their end. */
  constructor(routes: RouteTable, imports: readonly string[], send: (line: string) => void) {
    this.#routes = routes;
    this.#imports = withoutCovered(imports);
    this.#send = send;
  }

  /** Tells everything there is, and from now on every change. */
  start(): void {
    this.#isStarted = true;
    this.#routes.watch(this);
  }

  stop(): void {
    this.#isStarted = false;
    this.#routes.unwatch(this);
  }

  /** The other server allows only this; what was told and is not allowed any more is taken back. */
  restrict(permissions: LeafPermissions): void {
    this.#permissions = permissions;
    if (!this.#isStarted) return;
    this.#routes.unwatch(this);
    for (const key of this.#counts.keys()) this.#send(`LS- ${key}`);
    this.#counts.clear();
    this.#keys.clear();
    this.#routes.watch(this);
  }

  added(subscription: Subscription): void {
    const { queue } = subscription;
    const subjects = this.#subjectsOf(subscription.subject);
    const keys = subjects.map((subject) => (queue === undefined ? subject : `${subject} ${queue}`));
    if (keys.length === 0) return;
    this.#keys.set(subscription, keys);
    for (const key of keys) {
      const count = (this.#counts.get(key) ?? 0) + 1;
      this.#counts.set(key, count);
      if (queue !== undefined) this.#send(`LS+ ${key} ${count}`);
      else if (count === 1) this.#send(`LS+ ${key}`);
    }
  }

  removed(subscription: Subscription): void {
    const keys = this.#keys.get(subscription) ?? [];
    this.#keys.delete(subscription);
    for (const key of keys) {
      const count = (this.#counts.get(key) ?? 1) - 1;
      if (count > 0) {
        this.#counts.set(key, count);
        if (subscription.queue !== undefined) this.#send(`LS+ ${key} ${count}`);
      } else {
        this.#counts.delete(key);
        this.#send(`LS- ${key}`);
      }
    }
  }

  #subjectsOf(subject: string): string[] {
    const wanted = intersections([subject], this.#imports);
    if (!this.#permissions) return withoutCovered(wanted);
    const { allow, deny } = this.#permissions;
    const allowed = allow === undefined ? wanted : intersections(wanted, allow);
    return withoutCovered(allowed).filter((one) => !deny.some((denied) => isWithin(one, denied)));
  }
}

function intersections(left: readonly string[], right: readonly string[]): string[] {
  return left.flatMap((one) => right.flatMap((other) => intersect(one, other) ?? []));
}
