import { InternalError, type Logger, type Timer } from "@sourceful/domain";
import { type CommandHandler, CommandParser } from "./command-parser.ts";
import { CONNECT_DEFAULTS, type ConnectOptions, parseConnectOptions } from "./connect-options.ts";
import type { Flushable } from "./flush-list.ts";
import { OutboundQueue } from "./outbound-queue.ts";
import { PingTimer } from "./ping-timer.ts";
import { AUTHORIZATION_VIOLATION, type ProtocolFault } from "./protocol-fault.ts";
import type { PublishFrame } from "./publish-frame.ts";
import type { ServerContext } from "./server-context.ts";
import { isLiteralSubject, isValidSubject } from "./subject.ts";
import { type Subscriber, Subscription } from "./subscription.ts";
import type { Transport, TransportListener } from "./transport.ts";

/** How long a publisher is held back per chunk while a receiver is far behind, as nats-server does. */
const STALL_MS = 10;
/** How long a client may take to read its last bytes after we are done with it. */
const LINGER_MS = 1_000;

export interface ClientConnectionOptions {
  readonly context: ServerContext;
  readonly transport: Transport;
  readonly id: number;
  /** First thing the client is sent. */
  readonly info: string;
  /** Refused with this before anything it sends is looked at. */
  readonly refusal?: ProtocolFault;
}

/** The server's side of one client: answers its commands and holds its subscriptions. */
export class ClientConnection implements CommandHandler, Subscriber, Flushable, TransportListener {
  /** Resolves when the transport is closed and every subscription is gone. */
  readonly closed: Promise<void>;
  readonly #context: ServerContext;
  readonly #transport: Transport;
  readonly #outbound: OutboundQueue;
  readonly #parser: CommandParser;
  readonly #logger: Logger;
  readonly #pings: PingTimer;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #timers = new Set<Timer>();
  #options: ConnectOptions = CONNECT_DEFAULTS;
  #user: string | undefined;
  #isOnFlushList = false;
  /** No more commands, no more messages; what is queued may still be on its way. */
  #isEnding = false;
  #resolveClosed: () => void = () => undefined;

  constructor({ context, transport, id, info, refusal }: ClientConnectionOptions) {
    const { clock, limits } = context;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
    this.#context = context;
    this.#transport = transport;
    this.#logger = context.logger.child({ clientId: id, remoteHost: transport.remoteHost });
    this.#outbound = new OutboundQueue(transport, context.pool, limits.maxPendingBytes, () =>
      this.#dropAsSlow(),
    );
    this.#parser = new CommandParser(this, limits);
    this.#parser.isConnectRequired = context.authenticator !== undefined;
    this.#pings = new PingTimer({
      clock,
      intervalMs: limits.pingIntervalMs,
      maxPingsOut: limits.maxPingsOut,
      sendPing: () => this.#sendNow("PING\r\n"),
      onStale: () => this.#fail({ reason: "stale connection", reply: "Stale Connection" }),
    });
    transport.listen(this);
    this.#sendNow(info);
    if (refusal) {
      this.#fail(refusal);
    } else if (context.authenticator) {
      this.#after(limits.authTimeoutMs, () => {
        if (this.#parser.isConnectRequired) {
          this.#fail({ reason: "no CONNECT in time", reply: "Authentication Timeout" });
        }
      });
    }
  }

  get isEchoWanted(): boolean {
    return this.#options.isEchoWanted;
  }

  get isHeaderCapable(): boolean {
    return this.#options.isHeaderCapable;
  }

  get isClosed(): boolean {
    return this.#isEnding;
  }

  /** Sends what is queued and closes; resolves with `closed`. A client that does not follow suit is cut off. */
  close(): Promise<void> {
    this.#end();
    return this.closed;
  }

  onData(chunk: Buffer): void {
    if (this.#isEnding) return;
    this.#pings.noteActivity();
    let fault: ProtocolFault | undefined;
    try {
      fault = this.#parser.push(chunk);
    } catch (cause) {
      // One client's chunk must not take the server down, whatever is wrong with our handling of it.
      const error = new InternalError("handling a NATS client's commands failed", {
        code: "internal",
        cause,
      });
      this.#logger.error("client handling failed", { error });
      fault = { reason: error.message };
    }
    const isReceiverBehind = this.#context.flushList.flush();
    if (fault) this.#fail(fault);
    else if (isReceiverBehind) this.#stall();
  }

  onClose(error?: Error): void {
    this.#release();
    for (const timer of this.#timers) timer.cancel();
    if (error) this.#logger.debug("client connection failed", { error: error.message });
    this.#resolveClosed();
  }

  onConnect(json: string): void {
    const options = parseConnectOptions(json);
    if (!options) {
      this.#fail({ reason: "malformed CONNECT" });
      return;
    }
    if (!this.#isAuthorized(options)) {
      this.#fail(AUTHORIZATION_VIOLATION);
      return;
    }
    if (options.protocol < 0 || options.protocol > 1) {
      this.#fail({ reason: "unknown protocol version", reply: "invalid client protocol" });
      return;
    }
    if (options.wantsNoResponders && !options.isHeaderCapable) {
      this.#fail({
        reason: "no_responders without headers",
        reply: "no responders requires headers support",
      });
      return;
    }
    this.#options = options;
    this.#parser.isConnectRequired = false;
    const { name, lang, version } = options;
    this.#logger.debug("client connected", { user: this.#user, name, lang, version });
    this.#acknowledge();
  }

  onPublish(frame: PublishFrame): void {
    const { isHeaderCapable, isPedantic, wantsNoResponders } = this.#options;
    if (frame.headerBytes !== undefined && !isHeaderCapable) {
      this.#fail({ reason: "HPUB without header support" });
      return;
    }
    if (isPedantic && !isLiteralSubject(frame.subject)) this.#send("-ERR 'Invalid Publish Subject'\r\n");
    this.#acknowledge();
    const wasDelivered = this.#context.router.publish(frame, this);
    if (!wasDelivered && wantsNoResponders && frame.replyEnd !== 0) {
      this.#context.router.answerNoResponders(frame, this);
    }
  }

  onSubscribe(subject: string, queue: string | undefined, sid: string): void {
    if (!isValidSubject(subject)) {
      this.#send("-ERR 'Invalid Subject'\r\n");
      return;
    }
    // A sid in use keeps its first subscription, as in nats-server.
    if (!this.#subscriptions.has(sid)) {
      const subscription = new Subscription(this, subject, queue, sid);
      this.#subscriptions.set(sid, subscription);
      this.#context.routes.add(subscription);
    }
    this.#acknowledge();
  }

  onUnsubscribe(sid: string, maxDelivered: number | undefined): void {
    const subscription = this.#subscriptions.get(sid);
    if (subscription) {
      if (maxDelivered !== undefined && maxDelivered > subscription.delivered) {
        subscription.maxDelivered = maxDelivered;
      } else {
        this.retire(subscription);
      }
    }
    this.#acknowledge();
  }

  onPing(): void {
    this.#send("PONG\r\n");
  }

  onPong(): void {
    this.#pings.notePong();
  }

  deliver(prefix: Buffer, source: Buffer, start: number, end: number): void {
    this.#outbound.append(prefix, 0, prefix.length);
    this.#outbound.append(source, start, end);
    this.#flushLater();
  }

  retire(subscription: Subscription): void {
    subscription.isActive = false;
    this.#subscriptions.delete(subscription.sid);
    this.#context.routes.remove(subscription);
  }

  flush(): boolean {
    this.#isOnFlushList = false;
    this.#outbound.flush();
    return this.#outbound.pendingBytes > this.#context.limits.maxPendingBytes / 2;
  }

  #isAuthorized(options: ConnectOptions): boolean {
    // Naming an account in CONNECT was given up by nats-server, which refuses it too.
    if (options.account) return false;
    const { authenticator } = this.#context;
    if (!authenticator) return true;
    this.#user = authenticator.authenticate({ ...options, remoteHost: this.#transport.remoteHost });
    return this.#user !== undefined;
  }

  #acknowledge(): void {
    if (this.#options.isVerbose) this.#send("+OK\r\n");
  }

  #send(text: string): void {
    this.#outbound.appendText(text);
    this.#flushLater();
  }

  #sendNow(text: string): void {
    this.#outbound.appendText(text);
    this.#outbound.flush();
  }

  #flushLater(): void {
    if (this.#isOnFlushList) return;
    this.#isOnFlushList = true;
    this.#context.flushList.add(this);
  }

  #stall(): void {
    this.#transport.pause();
    this.#after(STALL_MS, () => this.#transport.resume());
  }

  #fail({ reason, reply }: ProtocolFault): void {
    if (this.#isEnding) return;
    this.#logger.warn("client disconnected by server", {
      reason,
      user: this.#user,
      name: this.#options.name,
    });
    if (reply !== undefined) this.#outbound.appendText(`-ERR '${reply}'\r\n`);
    this.#end();
  }

  #dropAsSlow(): void {
    this.#context.traffic.slowConsumers++;
    this.#fail({ reason: "slow consumer" });
    this.#transport.destroy();
  }

  #end(): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#outbound.flush();
    this.#release();
    // Half-closed at first: closing outright with unread input would take our last words from the client.
    this.#transport.end();
    this.#after(LINGER_MS, () => this.#transport.destroy());
  }

  #release(): void {
    this.#isEnding = true;
    this.#parser.stop();
    this.#outbound.close();
    this.#pings.stop();
    for (const subscription of this.#subscriptions.values()) this.retire(subscription);
  }

  #after(delayMs: number, run: () => void): void {
    const timer = this.#context.clock.after(delayMs, () => {
      this.#timers.delete(timer);
      run();
    });
    this.#timers.add(timer);
  }
}
