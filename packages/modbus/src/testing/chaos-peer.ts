import { createServer, type Server, type Socket } from "node:net";
import type { ModbusEndpoint } from "../modbus-endpoint.ts";

export interface PeerRequest {
  readonly frame: Buffer;
  readonly unitId: number;
  readonly functionCode: number;
  readonly address: number;
  /** Second word of the request: a count, or the value of a single write. */
  readonly word: number;
  /** On which connection it came, from 1. */
  readonly connection: number;
}

/** What the peer does with a request. */
export type Behaviour = (request: PeerRequest, socket: Socket) => void;

/** A TCP peer that misbehaves as told, for tests of this package. Register `n` holds `n`; coil `n` is n odd. */
export class ChaosPeer {
  readonly requests: PeerRequest[] = [];
  connections = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #behaviour: Behaviour;

  constructor(behaviour: Behaviour = answer) {
    this.#behaviour = behaviour;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  async listen(port = 0): Promise<ModbusEndpoint> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no TCP address");
    return { host: "127.0.0.1", port: address.port };
  }

  behave(behaviour: Behaviour): void {
    this.#behaviour = behaviour;
  }

  /** Cuts every connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  get openSockets(): number {
    return this.#sockets.size;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    this.cut();
    await closed;
  }

  #serve(socket: Socket): void {
    const connection = ++this.connections;
    this.#sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.#sockets.delete(socket));
    let bytes: Buffer = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      while (bytes.length >= 6 && bytes.length >= 6 + bytes.readUInt16BE(4)) {
        const frame = bytes.subarray(0, 6 + bytes.readUInt16BE(4));
        bytes = bytes.subarray(frame.length);
        const request: PeerRequest = {
          frame,
          unitId: frame.readUInt8(6),
          functionCode: frame.readUInt8(7),
          address: frame.readUInt16BE(8),
          word: frame.readUInt16BE(10),
          connection,
        };
        this.requests.push(request);
        this.#behaviour(request, socket);
      }
    });
  }
}

/** Answers as a well-behaved device does. */
export function answer(request: PeerRequest, socket: Socket): void {
  socket.write(rightReply(request));
}

/** The right reply to a request, built here from the standard alone. */
export function rightReply({ frame, functionCode, address, word }: PeerRequest): Buffer {
  if (functionCode > 4) return reply(frame, frame.subarray(7, 12));
  const isBits = functionCode <= 2;
  const data = Buffer.alloc(isBits ? Math.ceil(word / 8) : 2 * word);
  for (let i = 0; i < word; i++) {
    if (!isBits) data.writeUInt16BE((address + i) & 0xffff, 2 * i);
    else if ((address + i) % 2 === 1) data[i >> 3]! |= 1 << (i & 7);
  }
  return reply(frame, Buffer.concat([Buffer.from([functionCode, data.length]), data]));
}

/** An exception in reply to a request. */
export function exceptionReply({ frame, functionCode }: PeerRequest, code: number): Buffer {
  return reply(frame, Buffer.from([functionCode | 0x80, code]));
}

/** A frame with the request's header and this PDU. */
export function reply(requestFrame: Buffer, pdu: Buffer): Buffer {
  const header = Buffer.from(requestFrame.subarray(0, 7));
  header.writeUInt16BE(pdu.length + 1, 4);
  return Buffer.concat([header, pdu]);
}
