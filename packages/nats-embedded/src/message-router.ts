import type { LeafDestination } from "./leaf/leaf-link.ts";
import type { PublishFrame } from "./publish-frame.ts";
import type { Destination, RouteTable } from "./route-table.ts";
import type { Subscriber } from "./subscription.ts";
import type { Traffic } from "./traffic.ts";

/** Brings published messages to everyone who subscribes. */
export class MessageRouter {
  readonly #routes: RouteTable;
  readonly #traffic: Traffic;
  readonly #random: () => number;

  /** `random` (0 <= r < 1) picks the member of a queue group. */
  constructor(routes: RouteTable, traffic: Traffic, random: () => number) {
    this.#routes = routes;
    this.#traffic = traffic;
    this.#random = random;
  }

  /** Delivers the frame to every plain subscription and one member of each queue group; false if to nobody. */
  publish(frame: PublishFrame, publisher: Subscriber): boolean {
    this.#traffic.messagesIn++;
    this.#traffic.bytesIn += frame.payloadBytes;
    const { plain, groups, leaves } = this.#routes.routeOf(frame);
    let deliveries = 0;
    for (const destination of plain) if (this.#deliver(destination, frame, publisher)) deliveries++;
    if (groups.length === 0 && leaves.length === 0) return deliveries > 0;
    const served: string[] = [];
    for (const { name, members } of groups) {
      if (this.#deliverToOne(members, frame, publisher)) served.push(name);
    }
    deliveries += served.length;
    for (const leaf of leaves) if (this.#forward(leaf, frame, served)) deliveries++;
    return deliveries > 0;
  }

  /**
   * Delivers a message that came over a leaf connection: to plain subscriptions, and to one member of each queue
   * group the other server chose. It goes to no other server.
   */
  publishFromLeaf(frame: PublishFrame, queues: readonly string[]): void {
    this.#traffic.messagesIn++;
    this.#traffic.bytesIn += frame.payloadBytes;
    const { plain, groups } = this.#routes.routeOf(frame);
    for (const destination of plain) this.#deliver(destination, frame, undefined);
    for (const { name, members } of groups) {
      if (queues.includes(name)) this.#deliverToOne(members, frame, undefined);
    }
  }

  /**
   * Tells the publisher that nobody listens: status 503 on its own plain subscription to the frame's reply
   * subject, if it has one.
   */
  answerNoResponders(frame: PublishFrame, publisher: Subscriber): void {
    const { reply } = frame;
    if (reply === undefined) return;
    let sid: string | undefined;
    this.#routes.visitMatches(reply, (subscription) => {
      if (subscription.subscriber === publisher && subscription.queue === undefined) sid ??= subscription.sid;
    });
    if (sid === undefined) return;
    const answer = Buffer.from(`HMSG ${reply} ${sid} 16 16\r\nNATS/1.0 503\r\n\r\n\r\n`, "latin1");
    publisher.deliver(answer, answer, 0, 0);
  }

  /** A queue group with a member on this server is served here; only another goes over the leaf connection. */
  #forward(leaf: LeafDestination, frame: PublishFrame, served: string[]): boolean {
    const queues = leaf.queues.filter((queue) => !served.includes(queue));
    if (!leaf.isPlain && queues.length === 0) return false;
    if (!leaf.link.forward(leaf, frame, queues)) return false;
    served.push(...queues);
    this.#traffic.messagesOut++;
    this.#traffic.bytesOut += frame.payloadBytes;
    return true;
  }

  #deliverToOne(
    group: readonly Destination[],
    frame: PublishFrame,
    publisher: Subscriber | undefined,
  ): boolean {
    const first = group.length === 1 ? 0 : Math.floor(this.#random() * group.length);
    for (let offset = 0; offset < group.length; offset++) {
      const destination = group[(first + offset) % group.length] as Destination;
      if (this.#deliver(destination, frame, publisher)) return true;
    }
    return false;
  }

  #deliver(destination: Destination, frame: PublishFrame, publisher: Subscriber | undefined): boolean {
    const { subscription } = destination;
    const { subscriber } = subscription;
    if (!subscription.isActive || subscriber.isClosed) return false;
    if (subscriber === publisher && !subscriber.isEchoWanted) return false;
    if (frame.replyEnd !== 0 && subscriber.tracksReplies) subscriber.noteReply(frame.reply as string);
    let bytesOut = frame.payloadBytes;
    if (frame.headerBytes === undefined) {
      subscriber.deliver(destination.messagePrefix, frame.bytes, frame.tailStart, frame.end);
    } else if (subscriber.isHeaderCapable) {
      subscriber.deliver(destination.headerMessagePrefix, frame.bytes, frame.tailStart, frame.end);
    } else {
      bytesOut -= frame.headerBytes;
      deliverWithoutHeaders(destination, frame, bytesOut);
    }
    this.#traffic.messagesOut++;
    this.#traffic.bytesOut += bytesOut;
    subscription.delivered++;
    if (subscription.maxDelivered !== undefined && subscription.delivered >= subscription.maxDelivered) {
      subscriber.retire(subscription);
    }
    return true;
  }
}

function deliverWithoutHeaders(destination: Destination, frame: PublishFrame, bodyBytes: number): void {
  const { messagePrefix, subscription } = destination;
  const reply = frame.reply === undefined ? "" : `${frame.reply} `;
  const sizeLine = Buffer.from(`${reply}${bodyBytes}\r\n`, "latin1");
  const bodyStart = frame.payloadStart + (frame.headerBytes ?? 0);
  subscription.subscriber.deliver(
    Buffer.concat([messagePrefix, sizeLine]),
    frame.bytes,
    bodyStart,
    frame.end,
  );
}
