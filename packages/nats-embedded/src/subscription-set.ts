import type { RouteTable } from "./route-table.ts";
import { type Subscriber, Subscription } from "./subscription.ts";

/** The subscriptions of one client, each also in the routes for as long as it lasts. */
export class SubscriptionSet {
  readonly #subscriber: Subscriber;
  readonly #routes: RouteTable;
  readonly #bySid = new Map<string, Subscription>();

  constructor(subscriber: Subscriber, routes: RouteTable) {
    this.#subscriber = subscriber;
    this.#routes = routes;
  }

  get size(): number {
    return this.#bySid.size;
  }

  /** The subject must be valid. A sid in use keeps its first subscription, as in nats-server. */
  add(
    subject: string,
    queue: string | undefined,
    sid: string,
    filter?: (published: string) => boolean,
  ): void {
    if (this.#bySid.has(sid)) return;
    const subscription = new Subscription(this.#subscriber, subject, queue, sid, filter);
    this.#bySid.set(sid, subscription);
    this.#routes.add(subscription);
  }

  /** Ends it now, or after `maxDelivered` messages in all; an unknown sid is left alone. */
  end(sid: string, maxDelivered: number | undefined): void {
    const subscription = this.#bySid.get(sid);
    if (!subscription) return;
    if (maxDelivered !== undefined && maxDelivered > subscription.delivered) {
      subscription.maxDelivered = maxDelivered;
    } else {
      this.retire(subscription);
    }
  }

  retire(subscription: Subscription): void {
    subscription.isActive = false;
    this.#bySid.delete(subscription.sid);
    this.#routes.remove(subscription);
  }

  clear(): void {
    for (const subscription of this.#bySid.values()) this.retire(subscription);
  }
}
