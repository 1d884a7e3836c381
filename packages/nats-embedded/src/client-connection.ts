import { isDeepStrictEqual } from "node:util";
import { errorMessage, InternalError, type Logger } from "@sourceful/domain";
import type { AdmittedUser } from "./authenticator.ts";
import type { ClientConnectionOptions } from "./client-connection-options.ts";
import { type CommandHandler, CommandParser } from "./command-parser.ts";
import {
  CONNECT_DEFAULTS,
  type ConnectOptions,
  connectFault,
  parseConnectOptions,
} from "./connect-options.ts";
import { ConnectionOutput } from "./connection-output.ts";
import type { Leaver } from "./lame-duck.ts";
import { PermissionGuard } from "./permission-guard.ts";
import { PingTimer } from "./ping-timer.ts";
import { AUTHENTICATION_TIMEOUT, AUTHORIZATION_VIOLATION, type ProtocolFault } from "./protocol-fault.ts";
import type { PublishFrame } from "./publish-frame.ts";
import { type PeerFacts, requestAdmission, type Verdict } from "./request-admission.ts";
import type { ServerContext } from "./server-context.ts";
import { isLiteralSubject, isValidSubject } from "./subject.ts";
import type { Subscriber, Subscription } from "./subscription.ts";
import { SubscriptionSet } from "./subscription-set.ts";
import { TimerSet } from "./timer-set.ts";
import type { Transport, TransportListener } from "./transport.ts";

/** How long a publisher is held back per chunk while a receiver is far behind, as nats-server does. */
const STALL_MS = 10;
/** How long a client may take to read its last bytes after we are done with it. */
const LINGER_MS = 1_000;

/** The server's side of one client: answers its commands and holds its subscriptions. */
export class ClientConnection implements CommandHandler, Subscriber, TransportListener, Leaver {
  /** Resolves when the transport is closed and every subscription is gone. */
  readonly closed: Promise<void>;
  readonly #context: ServerContext;
  readonly #transport: Transport;
  readonly #output: ConnectionOutput;
  readonly #parser: CommandParser;
  readonly #logger: Logger;
  readonly #pings: PingTimer;
  readonly #subscriptions: SubscriptionSet;
  readonly #farewell: string;
  readonly #peer: PeerFacts;
  readonly #onAdmitted: (user: string) => void;
  readonly #timers: TimerSet;
  readonly isInternal = false;
  #options: ConnectOptions = CONNECT_DEFAULTS;
  /** Who was let in, with what it may do; nobody before CONNECT. */
  #admitted: AdmittedUser = { name: "" };
  #guard: PermissionGuard | undefined;
  #hasOverstepped = false;
  /** No more commands, no more messages; what is queued may still be on its way. */
  #isEnding = false;
  #resolveClosed: () => void = () => undefined;

  constructor(options: ClientConnectionOptions) {
    const { context, transport, id, info, farewell, peer, refusal } = options;
    const { clock, limits } = context;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
    this.#context = context;
    this.#transport = transport;
    this.#farewell = farewell;
    this.#peer = { remoteHost: transport.remoteHost, ...peer };
    this.#onAdmitted = options.onAdmitted ?? (() => undefined);
    this.#timers = new TimerSet(clock);
    this.#subscriptions = new SubscriptionSet(this, context.routes);
    this.#logger = context.logger.child({ clientId: id, remoteHost: transport.remoteHost });
    this.#output = new ConnectionOutput(context, transport, () => this.#dropAsSlow());
    this.#parser = new CommandParser(this, limits);
    this.#parser.isConnectRequired = context.authenticator !== undefined;
    this.#pings = new PingTimer({
      clock,
      intervalMs: limits.pingIntervalMs,
      maxPingsOut: limits.maxPingsOut,
      sendPing: () => this.#output.sendNow("PING\r\n"),
      onStale: () => this.#fail({ reason: "stale connection", reply: "Stale Connection" }),
    });
    transport.listen(this);
    if (info !== undefined) this.#output.sendNow(info);
    if (refusal) {
      this.#fail(refusal);
    } else if (context.authenticator) {
      this.#timers.after(limits.authTimeoutMs, () => {
        if (this.#parser.isConnectRequired) this.#fail(AUTHENTICATION_TIMEOUT);
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

  /** Asks the client to go elsewhere, if it is one that understands. */
  announceLameDuck(): void {
    if (!this.#isEnding && this.#options.protocol >= 1) this.#output.sendNow(this.#farewell);
  }

  /** Makes room at once for others: nothing is said, nothing waited for. */
  evict(): void {
    this.#logger.debug("client cut off before it was let in", { reason: "too many wait" });
    this.#transport.destroy();
  }

  /** Makes way for a newer connection of the same user. */
  supersede(): void {
    this.#fail({ reason: "too many connections of one user", reply: "maximum connections exceeded" });
  }

  /**
   * Asks again whether the client may be here, by what it has shown: if not it is told and disconnected; if it may
   * do other things now it is disconnected, and can come back.
   */
  reconsider(): void {
    if (this.#isEnding || this.#parser.isConnectRequired) return;
    const admission = requestAdmission(this.#context, this.#options, this.#peer);
    if (admission instanceof Promise) this.#await(admission, (admitted) => this.#compare(admitted));
    else this.#compare(admission);
  }

  onData(chunk: Buffer): void {
    if (this.#isEnding) return;
    this.#pings.noteActivity();
    this.#handle(() => this.#parser.push(chunk));
  }

  onClose(error?: Error): void {
    this.#release();
    // Others may have been told of the subscriptions that ended, with no chunk in hand to flush them after.
    this.#context.flushList.flush();
    this.#timers.cancel();
    if (error) this.#logger.debug("client connection failed", { error: error.message });
    this.#resolveClosed();
  }

  onConnect(json: string): void {
    const options = parseConnectOptions(json);
    if (!options) return this.#fail({ reason: "malformed CONNECT" });
    const admission = requestAdmission(this.#context, options, this.#peer);
    if (admission instanceof Promise) this.#await(admission, (admitted) => this.#admit(admitted, options));
    else this.#admit(admission, options);
  }

  onPublish(frame: PublishFrame): void {
    const { isHeaderCapable, isPedantic, wantsNoResponders } = this.#options;
    if (frame.headerBytes !== undefined && !isHeaderCapable) {
      this.#fail({ reason: "HPUB without header support" });
      return;
    }
    if (isPedantic && !isLiteralSubject(frame.subject)) this.#complain("Invalid Publish Subject");
    if (this.#isForbidden(this.#guard?.publishViolation(frame.subject))) return;
    this.#acknowledge();
    const wasDelivered = this.#context.router.publish(frame, this);
    if (!wasDelivered && wantsNoResponders && frame.replyEnd !== 0) {
      this.#context.router.answerNoResponders(frame, this);
    }
  }

  onSubscribe(subject: string, queue: string | undefined, sid: string): void {
    if (this.#isForbidden(this.#guard?.subscribeViolation(subject, queue))) return;
    if (this.#subscriptions.size >= this.#context.limits.maxSubscriptions) {
      return this.#complain("maximum subscriptions exceeded");
    }
    if (!isValidSubject(subject)) return this.#complain("Invalid Subject");
    this.#subscriptions.add(subject, queue, sid, this.#guard?.deliveryFilter(subject));
    this.#acknowledge();
  }

  onUnsubscribe(sid: string, maxDelivered: number | undefined): void {
    this.#subscriptions.end(sid, maxDelivered);
    this.#acknowledge();
  }

  onPing(): void {
    this.#output.send("PONG\r\n");
  }

  onPong(): void {
    this.#pings.notePong();
  }

  deliver(prefix: Buffer, source: Buffer, start: number, end: number): void {
    this.#output.deliver(prefix, source, start, end);
  }

  retire(subscription: Subscription): void {
    this.#subscriptions.retire(subscription);
  }

  get tracksReplies(): boolean {
    return this.#guard?.tracksReplies ?? false;
  }

  noteReply(reply: string): void {
    this.#guard?.noteReply(reply);
  }

  /** Looks at nothing else until the authenticator has made up its mind. */
  #await(admission: Promise<Verdict>, take: (admitted: Verdict) => void): void {
    this.#parser.suspend();
    this.#transport.pause();
    const timeout = this.#timers.after(this.#context.limits.authTimeoutMs, () =>
      this.#fail(AUTHENTICATION_TIMEOUT),
    );
    const settle = (admitted: Verdict) => {
      timeout.cancel();
      if (this.#isEnding) return;
      this.#transport.resume();
      this.#handle(() => {
        take(admitted);
        return this.#parser.resume();
      });
    };
    admission.then(settle, (error: unknown) => {
      this.#logger.error("authentication failed", { error: errorMessage(error) });
      settle(undefined);
    });
  }

  #admit(admitted: Verdict, options: ConnectOptions): void {
    if (admitted === undefined) return this.#fail(AUTHORIZATION_VIOLATION);
    this.#admitted = admitted;
    const { permissions } = this.#admitted;
    const fault = connectFault(options);
    if (fault) return this.#fail(fault);
    this.#guard = permissions && new PermissionGuard(permissions, this.#context.clock);
    this.#options = options;
    this.#parser.isConnectRequired = false;
    this.#onAdmitted(admitted.name);
    const { name, lang, version } = options;
    this.#logger.debug("client connected", { user: this.#user, name, lang, version });
    this.#acknowledge();
  }

  #compare(admitted: Verdict): void {
    if (admitted === undefined) this.#fail(AUTHORIZATION_VIOLATION);
    else if (!isDeepStrictEqual(admitted, this.#admitted)) this.#fail({ reason: "may do other things now" });
  }

  get #user(): string | undefined {
    return this.#admitted.name || undefined;
  }

  #isForbidden(violation: string | undefined): boolean {
    if (violation === undefined) return false;
    // The first is worth a line, those of a client in a loop are not.
    const level = this.#hasOverstepped ? "debug" : "warn";
    this.#hasOverstepped = true;
    this.#logger[level]("client overstepped its permissions", { violation, user: this.#user });
    this.#complain(violation);
    return true;
  }

  #handle(run: () => ProtocolFault | undefined): void {
    let fault: ProtocolFault | undefined;
    try {
      fault = run();
    } catch (cause) {
      // One client's chunk must not take the server down, whatever is wrong with our handling of it.
      const message = "handling a NATS client's commands failed";
      const error = new InternalError(message, { code: "internal", cause });
      this.#logger.error("client handling failed", { error });
      fault = { reason: error.message };
    }
    const isReceiverBehind = this.#context.flushList.flush();
    if (fault) this.#fail(fault);
    else if (isReceiverBehind) this.#stall();
  }

  #acknowledge(): void {
    if (this.#options.isVerbose) this.#output.send("+OK\r\n");
  }

  #complain(text: string): void {
    this.#output.send(`-ERR '${text}'\r\n`);
  }

  #stall(): void {
    this.#transport.pause();
    this.#timers.after(STALL_MS, () => {
      if (!this.#parser.isSuspended) this.#transport.resume();
    });
  }

  #fail({ reason, reply }: ProtocolFault): void {
    if (this.#isEnding) return;
    const { name } = this.#options;
    const fields = { reason, user: this.#user, name };
    const told = "client disconnected by server";
    if (this.#parser.isConnectRequired) this.#context.strangerLog.warn(this.#logger, told, fields);
    else this.#logger.warn(told, fields);
    if (reply !== undefined) this.#complain(reply);
    this.#end();
  }

  #dropAsSlow(): void {
    if (this.#isEnding) return;
    this.#context.traffic.slowConsumers++;
    this.#fail({ reason: "slow consumer" });
    this.#transport.destroy();
  }

  #end(): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#output.flush();
    this.#release();
    // Half-closed at first: closing outright with unread input would take our last words from the client.
    this.#transport.end();
    this.#timers.after(LINGER_MS, () => this.#transport.destroy());
  }

  #release(): void {
    this.#isEnding = true;
    this.#parser.stop();
    this.#output.close();
    this.#pings.stop();
    this.#subscriptions.clear();
  }
}
