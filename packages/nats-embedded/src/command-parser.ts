import { type CommandVerb, matchVerb } from "./command-verb.ts";
import {
  AUTHORIZATION_VIOLATION,
  CONTROL_LINE_EXCEEDED,
  PAYLOAD_EXCEEDED,
  type ProtocolFault,
  UNKNOWN_OPERATION,
} from "./protocol-fault.ts";
import { PublishFrame } from "./publish-frame.ts";
import { canonicalPublishLine } from "./publish-line.ts";
import { scanPublish } from "./scan-publish.ts";

/** What a client asks for. Subject, queue and sid are latin1 text: their bytes, whatever their encoding. */
export interface CommandHandler {
  onConnect(json: string): void;
  /** The frame is valid during the call only; its bytes stay as they are. */
  onPublish(frame: PublishFrame): void;
  onSubscribe(subject: string, queue: string | undefined, sid: string): void;
  /** `maxDelivered` is undefined for "now". */
  onUnsubscribe(sid: string, maxDelivered: number | undefined): void;
  onPing(): void;
  onPong(): void;
}

export interface ParserLimits {
  /** Longest argument text of a command. */
  readonly maxControlLineBytes: number;
  /** Largest message, headers included. */
  readonly maxPayloadBytes: number;
}

/** How much longer than its arguments a line may be: the verb and some spaces. */
const LINE_SLACK_BYTES = 64;
const LINE_FEED = 10;

/**
 * Reads the client side of the NATS protocol from chunks split anywhere. A message within one chunk is handed
 * on in place; what is cut by a chunk's end is put together first. Lines are never split into strings on the
 * publish path.
 */
export class CommandParser {
  /** While true only CONNECT is let through, so that a stranger cannot make us hold a payload. */
  isConnectRequired = false;
  readonly #handler: CommandHandler;
  readonly #limits: ParserLimits;
  readonly #frame = new PublishFrame();
  /** The beginning of a command that the last chunk cut off. */
  #held: Buffer | undefined;
  #heldBytes = 0;
  /** Length the held command will have, or 0 while its line has not ended. */
  #neededBytes = 0;
  #fault: ProtocolFault | undefined;
  #isStopped = false;
  #isSuspended = false;
  /** Chunks, or their rests, that came while suspended. */
  readonly #waiting: Buffer[] = [];

  constructor(handler: CommandHandler, limits: ParserLimits) {
    this.#handler = handler;
    this.#limits = limits;
  }

  /** Handles every command that is complete with this chunk. After a fault, or a stop, chunks are ignored. */
  push(chunk: Buffer): ProtocolFault | undefined {
    if (this.#isSuspended) {
      if (!this.#isDone) this.#waiting.push(chunk);
      return this.#fault;
    }
    let at = this.#held && !this.#isDone ? this.#complete(this.#held, chunk) : 0;
    while (at < chunk.length && !this.#isDone && !this.#isSuspended) at = this.#next(chunk, at);
    if (this.#isSuspended && !this.#isDone && at < chunk.length) this.#waiting.push(chunk.subarray(at));
    return this.#fault;
  }

  get isSuspended(): boolean {
    return this.#isSuspended;
  }

  /** Keeps what comes after the command in hand until `resume`; the caller sees to it that little comes. */
  suspend(): void {
    this.#isSuspended = true;
  }

  /** Handles what was kept. */
  resume(): ProtocolFault | undefined {
    this.#isSuspended = false;
    for (const chunk of this.#waiting.splice(0)) this.push(chunk);
    return this.#fault;
  }

  /** Ignores everything from here on, the rest of the current chunk too. */
  stop(): void {
    this.#isStopped = true;
    this.#held = undefined;
    this.#waiting.length = 0;
  }

  get #isDone(): boolean {
    return this.#isStopped || this.#fault !== undefined;
  }

  /** Completes the held command with the beginning of `chunk`; returns how much of that was used. */
  #complete(held: Buffer, chunk: Buffer): number {
    let at = 0;
    if (this.#neededBytes === 0) {
      const lineFeedAt = chunk.indexOf(LINE_FEED);
      at = lineFeedAt < 0 ? chunk.length : lineFeedAt + 1;
      const line = Buffer.concat([held.subarray(0, this.#heldBytes), chunk.subarray(0, at)]);
      this.#held = undefined;
      this.#next(line, 0);
      if (this.#isDone || !this.#held || this.#neededBytes === 0) return at;
    }
    return this.#fill(chunk, at);
  }

  /** Copies payload into the held command and handles it when whole; returns where the chunk goes on. */
  #fill(chunk: Buffer, at: number): number {
    const held = this.#held as Buffer;
    const end = Math.min(chunk.length, at + this.#neededBytes - this.#heldBytes);
    chunk.copy(held, this.#heldBytes, at, end);
    this.#heldBytes += end - at;
    if (this.#heldBytes === this.#neededBytes) {
      this.#held = undefined;
      this.#next(held, 0);
    }
    return end;
  }

  /** Handles or holds the command at `at`; returns where the next one begins. */
  #next(bytes: Buffer, at: number): number {
    if (this.isConnectRequired && ((bytes[at] as number) | 32) !== 0x63 /* c */) {
      return this.#fail(AUTHORIZATION_VIOLATION, bytes);
    }
    return scanPublish(bytes, at, this.#frame) ? this.#message(bytes, at) : this.#line(bytes, at);
  }

  #message(bytes: Buffer, at: number): number {
    const frame = this.#frame;
    const argumentBytes = frame.payloadStart - 2 - frame.subjectStart;
    if (argumentBytes > this.#limits.maxControlLineBytes) return this.#fail(CONTROL_LINE_EXCEEDED, bytes);
    if (frame.payloadBytes > this.#limits.maxPayloadBytes) return this.#fail(PAYLOAD_EXCEEDED, bytes);
    if (frame.end > bytes.length) return this.#hold(bytes, at, frame.end - at);
    if (bytes[frame.end - 2] !== 13 || bytes[frame.end - 1] !== LINE_FEED) {
      return this.#fail(UNKNOWN_OPERATION, bytes);
    }
    this.#handler.onPublish(frame);
    return frame.end;
  }

  #line(bytes: Buffer, at: number): number {
    const verb = matchVerb(bytes, at);
    if (verb === "unknown") return this.#fail(UNKNOWN_OPERATION, bytes);
    const lineFeedAt = bytes.indexOf(LINE_FEED, at);
    if (verb === "incomplete" || lineFeedAt < 0) {
      const isTooLong = bytes.length - at > this.#limits.maxControlLineBytes + LINE_SLACK_BYTES;
      return isTooLong ? this.#fail(CONTROL_LINE_EXCEEDED, bytes) : this.#hold(bytes, at, 0);
    }
    let from = at + verb.length;
    let to = lineFeedAt;
    while (from < to && isBlank(bytes[from] as number)) from++;
    while (to > from && isBlank(bytes[to - 1] as number)) to--;
    if (to - from > this.#limits.maxControlLineBytes) return this.#fail(CONTROL_LINE_EXCEEDED, bytes);
    const text = bytes.toString(verb === "CONNECT" ? "utf8" : "latin1", from, to);
    if (verb === "PUB" || verb === "HPUB") return this.#respell(verb, text, bytes, lineFeedAt + 1);
    this.#command(verb, text);
    return lineFeedAt + 1;
  }

  /** Goes on with an unusually spelled PUB or HPUB as if it had come in canonical form. */
  #respell(verb: "PUB" | "HPUB", text: string, bytes: Buffer, payloadAt: number): number {
    const line = canonicalPublishLine(verb, words(text));
    if (typeof line !== "string") return this.#fail(line, bytes);
    this.#next(Buffer.from(line, "latin1"), 0);
    return this.#isDone ? bytes.length : this.#fill(bytes, payloadAt);
  }

  #command(verb: Exclude<CommandVerb, "PUB" | "HPUB">, text: string): void {
    switch (verb) {
      case "PING":
        this.#handler.onPing();
        break;
      case "PONG":
        this.#handler.onPong();
        break;
      case "SUB":
        this.#subscribe(words(text));
        break;
      case "UNSUB":
        this.#unsubscribe(words(text));
        break;
      case "CONNECT":
        this.#handler.onConnect(text);
        break;
      case "-ERR":
        this.#fault = { reason: "client reported an error" };
        break;
      case "INFO":
      case "+OK":
        break;
    }
  }

  #subscribe(args: readonly string[]): void {
    const [subject, second, third] = args;
    if (subject === undefined || second === undefined || args.length > 3) {
      this.#fault = { reason: "malformed SUB" };
    } else if (third === undefined) {
      this.#handler.onSubscribe(subject, undefined, second);
    } else {
      this.#handler.onSubscribe(subject, second, third);
    }
  }

  #unsubscribe(args: readonly string[]): void {
    const [sid, max] = args;
    if (sid === undefined || args.length > 2) {
      this.#fault = { reason: "malformed UNSUB" };
      return;
    }
    // nats-server reads a maximum that is no number as "now".
    const isCount = max !== undefined && /^\d{1,9}$/.test(max) && Number(max) > 0;
    this.#handler.onUnsubscribe(sid, isCount ? Number(max) : undefined);
  }

  #hold(bytes: Buffer, at: number, neededBytes: number): number {
    this.#heldBytes = bytes.length - at;
    this.#neededBytes = neededBytes;
    this.#held = Buffer.allocUnsafe(neededBytes === 0 ? this.#heldBytes : neededBytes);
    bytes.copy(this.#held, 0, at);
    return bytes.length;
  }

  #fail(fault: ProtocolFault, bytes: Buffer): number {
    this.#fault = fault;
    this.#held = undefined;
    return bytes.length;
  }
}

function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13;
}

function words(text: string): string[] {
  return text.split(/[ \t\r]+/).filter((word) => word !== "");
}
