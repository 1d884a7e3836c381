import type { Logger } from "@sourceful/domain";
import { ConnectionOutput } from "../connection-output.ts";
import { PingTimer } from "../ping-timer.ts";
import type { PublishFrame } from "../publish-frame.ts";
import { ReplyGrants } from "../reply-grants.ts";
import type { ServerContext } from "../server-context.ts";
import { PROTOCOL_RELEASE } from "../server-info.ts";
import { isValidSubject } from "../subject.ts";
import { isWithin } from "../subject-pattern.ts";
import { TimerSet } from "../timer-set.ts";
import type { Transport, TransportListener } from "../transport.ts";
import { InterestExport } from "./interest-export.ts";
import { deliveryLine } from "./leaf-delivery-line.ts";
import { classifyLeafError } from "./leaf-error.ts";
import type { LeafIdentity } from "./leaf-identity.ts";
import { type LeafInfo, type LeafPermissions, parseLeafInfo } from "./leaf-info.ts";
import type { LeafDestination, LeafInterest, LeafLink } from "./leaf-link.ts";
import { type LeafHandler, LeafParser } from "./leaf-parser.ts";
import type { LeafFailure } from "./leaf-state.ts";

/** How long an answer to a request from over there may take to be let out. */
const REPLY_EXPIRES_MS = 120_000;
/** How long the other server may take from INFO to letting us in. */
const JOIN_TIMEOUT_MS = 5_000;
const LINGER_MS = 1_000;
/** Servers connected in a circle see their own come back. Source: nats-server, leafNodeLoopDetectionSubjectPrefix. */
const LOOP_PREFIX = "$LDS.";

export interface LeafConnectionOptions {
  readonly context: ServerContext;
  readonly transport: Transport;
  readonly serverId: string;
  readonly serverName: string;
  /** The same for all leaf connections of one server, and no other's. */
  readonly loopSubject: string;
  readonly identity: LeafIdentity;
  readonly isTls: boolean;
  readonly exports: readonly string[];
  readonly imports: readonly string[];
  readonly pingIntervalMs: number;
  readonly counts: { messagesIn: number; messagesOut: number; messagesDropped: number };
  /** The other server has let us in. */
  readonly onJoined: (serverName: string) => void;
}

/** This server's side of one leaf connection that it asked for, from INFO until it is closed. */
export class LeafConnection implements LeafLink, LeafHandler, TransportListener {
  /** Resolves when the transport is closed, with the reason if there is one; it never rejects. */
  readonly closed: Promise<Omit<LeafFailure, "atMs"> | undefined>;
  readonly #options: LeafConnectionOptions;
  readonly #output: ConnectionOutput;
  readonly #parser: LeafParser;
  readonly #pings: PingTimer;
  readonly #timers: TimerSet;
  readonly #interest: InterestExport;
  readonly #replies: ReplyGrants;
  readonly #logger: Logger;
  readonly #wanted = new Map<string, LeafInterest>();
  #info: LeafInfo | undefined;
  #publishPermissions: LeafPermissions | undefined;
  #isJoined = false;
  #isEnding = false;
  #isBehind = false;
  #failure: Omit<LeafFailure, "atMs"> | undefined;
  #resolveClosed: () => void = () => undefined;

  /** `logger` is the uplink's. The transport is not read from before `start`. */
  constructor(options: LeafConnectionOptions, logger: Logger) {
    const { context, transport, pingIntervalMs } = options;
    const { clock, limits } = context;
    this.#options = options;
    this.#logger = logger;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = () => resolve(this.#failure);
    });
    this.#output = new ConnectionOutput(context, transport, () =>
      this.#fail({ kind: "lost", message: "it does not take what we send" }),
    );
    this.#parser = new LeafParser(this, limits.maxPayloadBytes);
    this.#timers = new TimerSet(clock);
    this.#replies = new ReplyGrants(clock, 0, REPLY_EXPIRES_MS);
    this.#interest = new InterestExport(context.routes, options.imports, (line) =>
      this.#output.send(`${line}\r\n`),
    );
    this.#pings = new PingTimer({
      clock,
      intervalMs: pingIntervalMs,
      maxPingsOut: limits.maxPingsOut,
      sendPing: () => this.#output.sendNow("PING\r\n"),
      onStale: () => this.#fail({ kind: "lost", message: "it does not answer any more" }),
    });
  }

  /** Begins to read, `received` first. */
  start(received: Buffer | undefined): void {
    const { transport } = this.#options;
    this.#timers.after(JOIN_TIMEOUT_MS, () => {
      if (!this.#isJoined) this.#fail({ kind: "unreachable", message: "it did not let us in within 5 s" });
    });
    transport.listen(this);
    if (received) this.onData(received);
    transport.resume();
  }

  /** Sends what is queued and closes; resolves with `closed`. */
  async close(): Promise<void> {
    this.#end();
    await this.closed;
  }

  onData(chunk: Buffer): void {
    if (this.#isEnding) return;
    this.#pings.noteActivity();
    const fault = this.#parser.push(chunk);
    this.#options.context.flushList.flush();
    if (fault) this.#fail({ kind: "protocol", message: fault.reason });
  }

  onClose(error?: Error): void {
    if (!this.#isEnding) {
      this.#failure ??= {
        kind: this.#isJoined ? "lost" : "unreachable",
        message: error?.message ?? "it hung up",
      };
    }
    this.#release();
    this.#timers.cancel();
    this.#resolveClosed();
  }

  onInfo(json: string): void {
    const info = parseLeafInfo(json);
    if (!info) {
      this.#fail({ kind: "protocol", message: "malformed INFO" });
      return;
    }
    const isFirst = this.#info === undefined;
    if (isFirst && !info.isLeafPort) {
      this.#fail({ kind: "protocol", message: "that port is not for leaf nodes" });
      return;
    }
    if (isFirst) {
      this.#info = info;
      this.#introduce(info);
    }
    if (info.publish || info.subscribe) this.#restrict(info);
    if (info.isConnectAnswer || (isFirst && !info.isAnsweringConnect)) this.#join();
  }

  onInterest(subject: string, queue: string | undefined): void {
    const { context, loopSubject } = this.#options;
    if (subject === loopSubject) {
      const message = 'Loop detected for leafnode account="$G". Delaying attempt to reconnect for 30s';
      this.#output.send(`-ERR '${message}'\r\n`);
      this.#fail({ kind: "loop", message: "servers are connected in a circle" });
      return;
    }
    const key = keyOf(subject, queue);
    if (subject.startsWith(LOOP_PREFIX) || !isValidSubject(subject) || this.#wanted.has(key)) return;
    const interest: LeafInterest = { link: this, subject, queue };
    this.#wanted.set(key, interest);
    context.routes.addInterest(interest);
  }

  onInterestGone(subject: string, queue: string | undefined): void {
    const key = keyOf(subject, queue);
    const interest = this.#wanted.get(key);
    if (!interest) return;
    this.#wanted.delete(key);
    this.#options.context.routes.removeInterest(interest);
  }

  onMessage(frame: PublishFrame, queues: readonly string[]): void {
    const { context, counts, imports } = this.#options;
    const { subject, reply } = frame;
    if (!this.#isJoined || !imports.some((pattern) => isWithin(subject, pattern))) return;
    counts.messagesIn++;
    if (reply !== undefined) this.#replies.grant(reply);
    context.router.publishFromLeaf(frame, queues);
  }

  onOversized(subject: string, bytes: number): void {
    this.#logger.warn("message from the other NATS server is too large", { subject, bytes });
  }

  onPing(): void {
    this.#output.send("PONG\r\n");
  }

  onPong(): void {
    this.#pings.notePong();
  }

  onError(text: string): void {
    this.#failure = { kind: classifyLeafError(text), message: text };
  }

  exportRule(subject: string): "always" | "reply" | "never" {
    const allowed = this.#publishPermissions;
    const mayPublish =
      !allowed ||
      ((allowed.allow === undefined || allowed.allow.some((pattern) => isWithin(subject, pattern))) &&
        !allowed.deny.some((pattern) => isWithin(subject, pattern)));
    if (!mayPublish) return "never";
    return this.#options.exports.some((pattern) => isWithin(subject, pattern)) ? "always" : "reply";
  }

  forward(destination: LeafDestination, frame: PublishFrame, queues: readonly string[]): boolean {
    const { context, counts } = this.#options;
    if (!this.#info || this.#isEnding) return false;
    if (destination.isReplyOnly && !this.#replies.use(frame.subject)) return false;
    const { maxPayloadBytes, isHeaderCapable } = this.#info;
    // Local publishers are not held back for a far server: what it does not take in time is dropped and counted.
    const room = context.limits.maxPendingBytes / 4 - this.#output.pendingBytes;
    if (frame.payloadBytes > maxPayloadBytes || frame.payloadBytes > room) {
      counts.messagesDropped++;
      if (!this.#isBehind)
        this.#logger.warn("messages for the other NATS server are dropped", {
          queued: this.#output.pendingBytes,
        });
      this.#isBehind = true;
      return false;
    }
    this.#isBehind = false;
    counts.messagesOut++;
    if (queues.length === 0 && (isHeaderCapable || frame.headerBytes === undefined)) {
      const { headerMessagePrefix, messagePrefix } = destination;
      const prefix = frame.headerBytes === undefined ? messagePrefix : headerMessagePrefix;
      this.#output.deliver(prefix, frame.bytes, frame.tailStart, frame.end);
    } else {
      const skipped = isHeaderCapable ? 0 : (frame.headerBytes ?? 0);
      const line = Buffer.from(deliveryLine(frame, queues, skipped), "latin1");
      this.#output.deliver(line, frame.bytes, frame.payloadStart + skipped, frame.end);
    }
    return true;
  }

  #introduce(info: LeafInfo): void {
    const { serverId, serverName, identity, isTls } = this.#options;
    const connect = {
      version: PROTOCOL_RELEASE,
      ...identity(info.nonce),
      tls_required: isTls || info.isTlsRequired,
      server_id: serverId,
      name: serverName,
      headers: info.isHeaderCapable,
    };
    // JSON.stringify leaves text beyond ASCII as it is, the queue takes latin1.
    this.#output.sendNow(`CONNECT ${Buffer.from(JSON.stringify(connect)).toString("latin1")}\r\n`);
  }

  #restrict({ publish, subscribe }: LeafInfo): void {
    this.#publishPermissions = publish;
    if (subscribe) this.#interest.restrict(subscribe);
    this.#options.context.routes.refresh();
  }

  #join(): void {
    if (this.#isJoined || this.#isEnding) return;
    this.#isJoined = true;
    this.#output.send(`LS+ ${this.#options.loopSubject}\r\n`);
    this.#interest.start();
    this.#options.onJoined(this.#info?.serverName ?? "");
  }

  #fail(failure: Omit<LeafFailure, "atMs">): void {
    if (this.#isEnding) return;
    this.#failure ??= failure;
    this.#end();
  }

  #end(): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#output.flush();
    this.#release();
    const { transport } = this.#options;
    transport.end();
    this.#timers.after(LINGER_MS, () => transport.destroy());
  }

  #release(): void {
    this.#isEnding = true;
    this.#parser.stop();
    this.#interest.stop();
    this.#output.close();
    this.#pings.stop();
    for (const interest of this.#wanted.values()) this.#options.context.routes.removeInterest(interest);
    this.#wanted.clear();
  }
}

function keyOf(subject: string, queue: string | undefined): string {
  return queue === undefined ? subject : `${subject} ${queue}`;
}
