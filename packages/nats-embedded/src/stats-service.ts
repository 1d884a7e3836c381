import { PublishFrame } from "./publish-frame.ts";
import { scanPublish } from "./scan-publish.ts";
import type { ServerContext } from "./server-context.ts";
import { type Subscriber, Subscription } from "./subscription.ts";

/** Answered by every server that hears it, with its figures. */
const ANY_SERVER = "$SYS.REQ.SERVER.PING.STATSZ";

/**
 * Answers requests for the server's figures on the subjects where nats-server's system account does, in its
 * form, but needs no account: whoever may publish there may ask.
 * Source: docs.nats.io, "System events", STATSZ.
 */
export class StatsService implements Subscriber {
  readonly isEchoWanted = true;
  readonly isHeaderCapable = false;
  readonly isClosed = false;
  readonly isInternal = true;
  readonly tracksReplies = false;
  readonly #context: Pick<ServerContext, "router" | "routes" | "logger">;
  readonly #report: () => object;

  /** `report` makes the answer. */
  constructor(context: Pick<ServerContext, "router" | "routes" | "logger">, report: () => object) {
    this.#context = context;
    this.#report = report;
  }

  listen(serverId: string): void {
    for (const [sid, subject] of [ANY_SERVER, `$SYS.REQ.SERVER.${serverId}.STATSZ`].entries()) {
      this.#context.routes.add(new Subscription(this, subject, undefined, String(sid)));
    }
  }

  deliver(prefix: Buffer, source: Buffer, start: number, end: number): void {
    const message = prefix.toString("latin1") + source.toString("latin1", start, end);
    const line = message.slice(0, message.indexOf("\r\n")).split(" ");
    // MSG subject sid reply size
    const reply = line.length === 5 ? line[3] : undefined;
    if (reply === undefined) return;
    const answer = Buffer.from(JSON.stringify(this.#report()));
    const bytes = Buffer.concat([
      Buffer.from(`PUB ${reply} ${answer.length}\r\n`, "latin1"),
      answer,
      Buffer.from("\r\n"),
    ]);
    const frame = new PublishFrame();
    if (scanPublish(bytes, 0, frame)) this.#context.router.publish(frame, this);
    else this.#context.logger.debug("stats request with an unusable reply subject", { reply });
  }

  retire(subscription: Subscription): void {
    this.#context.routes.remove(subscription);
  }

  noteReply(): void {
    // Never called: it tracks none.
  }
}
