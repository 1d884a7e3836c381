import type { PublishFrame } from "../publish-frame.ts";

/** A connection to another server, as the router sees it: where messages go that someone over there wants. */
export interface LeafLink {
  /**
   * Whether messages on the subject may leave this server: "reply" means only as the answer to a request that
   * came from over there.
   */
  exportRule(subject: string): "always" | "reply" | "never";
  /**
   * Queues the message for the other server, for its plain subscribers and one of each queue group named;
   * false when it cannot go.
   */
  forward(destination: LeafDestination, frame: PublishFrame, queues: readonly string[]): boolean;
}

/** What someone beyond a leaf connection subscribes to. */
export interface LeafInterest {
  readonly link: LeafLink;
  readonly subject: string;
  readonly queue: string | undefined;
}

/** The other server as one destination of one subject: it gets a message once, however many want it there. */
export interface LeafDestination {
  readonly link: LeafLink;
  readonly isReplyOnly: boolean;
  /** Someone there wants it without a queue group. */
  readonly isPlain: boolean;
  readonly queues: readonly string[];
  /** `LMSG subject ` */
  readonly messagePrefix: Buffer;
  /** `HMSG subject ` */
  readonly headerMessagePrefix: Buffer;
}
