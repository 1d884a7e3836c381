/** The receiving end of subscriptions. */
export interface Subscriber {
  /** False when messages it published itself are not to come back. */
  readonly isEchoWanted: boolean;
  /** False when headers must be cut off before delivery. */
  readonly isHeaderCapable: boolean;
  readonly isClosed: boolean;
  /** True for a service of the server's own, which counts as no subscriber. */
  readonly isInternal: boolean;
  /** True when `noteReply` wants to hear of messages with a reply subject. */
  readonly tracksReplies: boolean;
  /** It is being sent a message that asks for an answer there. */
  noteReply(reply: string): void;
  /** Queues `prefix` and then `source[start, end)` for it. */
  deliver(prefix: Buffer, source: Buffer, start: number, end: number): void;
  /** Takes back a subscription that has had its last message. */
  retire(subscription: Subscription): void;
}

/** One SUB of one client. Subject, queue and sid are latin1 text of the bytes the client sent. */
export class Subscription {
  readonly subscriber: Subscriber;
  readonly subject: string;
  readonly queue: string | undefined;
  readonly sid: string;
  /** Messages delivered so far. */
  delivered = 0;
  /** Ends by itself after this many messages in all. */
  maxDelivered: number | undefined;
  isActive = true;
  /** Says of a published subject it matches whether it is to get the message; undefined for "always". */
  readonly filter: ((published: string) => boolean) | undefined;

  constructor(
    subscriber: Subscriber,
    subject: string,
    queue: string | undefined,
    sid: string,
    filter?: (published: string) => boolean,
  ) {
    this.subscriber = subscriber;
    this.subject = subject;
    this.queue = queue;
    this.sid = sid;
    this.filter = filter;
  }
}
