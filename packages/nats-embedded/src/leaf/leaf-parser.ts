import { type ProtocolFault, UNKNOWN_OPERATION } from "../protocol-fault.ts";
import { PublishFrame } from "../publish-frame.ts";
import { scanPublish } from "../scan-publish.ts";

/** What the other server of a leaf connection says. Subjects and queues are latin1 text of their bytes. */
export interface LeafHandler {
  onInfo(json: string): void;
  /** Someone over there subscribes; for a queue group again whenever its number of members changes. */
  onInterest(subject: string, queue: string | undefined): void;
  onInterestGone(subject: string, queue: string | undefined): void;
  /** A message for plain subscribers here and one of each queue group named; its bytes stay as they are. */
  onMessage(frame: PublishFrame, queues: readonly string[]): void;
  /** A message above our limit was passed over. */
  onOversized(subject: string, bytes: number): void;
  onPing(): void;
  onPong(): void;
  onError(text: string): void;
}

/** INFO of a large cluster is the longest line there is. */
const MAX_LINE_BYTES = 1_048_576;
const MAX_SIZE = /^\d{1,9}$/;
const LINE_FEED = 10;

interface MessageLine {
  readonly subject: string;
  readonly reply: string | undefined;
  readonly queues: readonly string[];
  readonly headerBytes: number;
  readonly bytes: number;
}

/**
 * Reads the leaf node protocol, as a nats-server sends it, from chunks split anywhere.
 * Source: nats-server, server/leafnode.go and server/parser.go.
 */
export class LeafParser {
  readonly #handler: LeafHandler;
  readonly #maxPayloadBytes: number;
  /** The beginning of a command that the last chunk cut off. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  /** Nothing can be done with less than this. */
  #neededBytes = 0;
  /** Of a message that is passed over. */
  #skipBytes = 0;
  #isStopped = false;

  constructor(handler: LeafHandler, maxPayloadBytes: number) {
    this.#handler = handler;
    this.#maxPayloadBytes = maxPayloadBytes;
  }

  /** Handles every command that is complete with this chunk; after a fault no further chunk may come. */
  push(chunk: Buffer): ProtocolFault | undefined {
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    if (this.#heldBytes < this.#neededBytes) return undefined;
    const bytes = this.#held.length === 1 ? chunk : Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    this.#neededBytes = 0;
    let at = 0;
    while (at < bytes.length && !this.#isStopped) {
      const next = this.#next(bytes, at);
      if (typeof next === "object") return next;
      if (next === at) break;
      at = next;
    }
    if (at < bytes.length && !this.#isStopped) {
      this.#held = [bytes.subarray(at)];
      this.#heldBytes = bytes.length - at;
    }
    return undefined;
  }

  /** Ignores everything from here on, the rest of the current chunk too. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Where the next command begins; `at` itself when this one is not all there. */
  #next(bytes: Buffer, at: number): number | ProtocolFault {
    if (this.#skipBytes > 0) {
      const skipped = Math.min(this.#skipBytes, bytes.length - at);
      this.#skipBytes -= skipped;
      return at + skipped;
    }
    const lineFeedAt = bytes.indexOf(LINE_FEED, at);
    if (lineFeedAt < 0) {
      const isTooLong = bytes.length - at > MAX_LINE_BYTES;
      return isTooLong ? { reason: "line too long", reply: "maximum control line exceeded" } : at;
    }
    // Not trimEnd: the byte 0xA0 of a UTF-8 subject would count as a blank.
    const line = bytes.toString("latin1", at, lineFeedAt).replace(/[ \t\r]+$/, "");
    const verb = (/^[^ \t]*/.exec(line)?.[0] ?? "").toUpperCase();
    if (verb === "LMSG" || verb === "HMSG") return this.#message(verb, line, bytes, at, lineFeedAt + 1);
    return this.#command(verb, line.slice(verb.length).replace(/^[ \t]+/, "")) ?? lineFeedAt + 1;
  }

  #message(
    verb: "LMSG" | "HMSG",
    line: string,
    bytes: Buffer,
    at: number,
    payloadAt: number,
  ): number | ProtocolFault {
    const message = parseMessageLine(line.split(/[ \t]+/).slice(1), verb === "HMSG" ? 2 : 1);
    if (!message) return { reason: `malformed ${verb}` };
    if (message.bytes > this.#maxPayloadBytes) {
      this.#skipBytes = message.bytes + 2;
      this.#handler.onOversized(message.subject, message.bytes);
      return payloadAt;
    }
    const end = payloadAt + message.bytes + 2;
    if (end > bytes.length) {
      this.#neededBytes = end - at;
      return at;
    }
    const { subject, reply, queues, headerBytes } = message;
    const sizes = headerBytes > 0 ? `${headerBytes} ${message.bytes}` : `${message.bytes}`;
    const names = reply === undefined ? subject : `${subject} ${reply}`;
    const head = Buffer.from(`${headerBytes > 0 ? "HPUB" : "PUB"} ${names} ${sizes}\r\n`, "latin1");
    const frame = new PublishFrame();
    const isWhole = bytes[end - 2] === 13 && bytes[end - 1] === LINE_FEED;
    if (!isWhole || !scanPublish(Buffer.concat([head, bytes.subarray(payloadAt, end)]), 0, frame)) {
      return UNKNOWN_OPERATION;
    }
    this.#handler.onMessage(frame, queues);
    return end;
  }

  #command(verb: string, args: string): ProtocolFault | undefined {
    switch (verb) {
      case "LS+":
      case "LS-": {
        // The number of members follows a queue group in LS+ only.
        const [subject, queue] = args.split(/[ \t]+/);
        if (!subject) return { reason: `malformed ${verb}` };
        if (verb === "LS+") this.#handler.onInterest(subject, queue);
        else this.#handler.onInterestGone(subject, queue);
        return undefined;
      }
      case "PING":
        this.#handler.onPing();
        return undefined;
      case "PONG":
        this.#handler.onPong();
        return undefined;
      case "INFO":
        this.#handler.onInfo(Buffer.from(args, "latin1").toString());
        return undefined;
      case "-ERR":
        this.#handler.onError(args.replace(/^'(.*)'$/, "$1"));
        return undefined;
      case "+OK":
        return undefined;
      default:
        return UNKNOWN_OPERATION;
    }
  }
}

/**
 * `subject [reply] [headerBytes] bytes`, or with queue groups `subject + reply queue… …` and `subject | queue… …`.
 */
function parseMessageLine(args: readonly string[], sizeCount: 1 | 2): MessageLine | undefined {
  const [subject, ...rest] = args;
  const sizes = rest.splice(-sizeCount);
  if (!subject || sizes.length !== sizeCount || !sizes.every((size) => MAX_SIZE.test(size))) return undefined;
  const [first = 0, bytes = first] = sizes.map(Number);
  const headerBytes = sizeCount === 2 ? first : 0;
  if (headerBytes > bytes) return undefined;
  if (rest.length <= 1) return { subject, reply: rest[0], queues: [], headerBytes, bytes };
  const [mark, ...names] = rest;
  if (mark === "|") return { subject, reply: undefined, queues: names, headerBytes, bytes };
  if (mark !== "+") return undefined;
  return { subject, reply: names[0], queues: names.slice(1), headerBytes, bytes };
}
