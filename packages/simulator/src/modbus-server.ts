import { type AddressInfo, createServer, type Server } from "node:net";
import { type Clock, InternalError, systemClock } from "@sourceful/domain";
import { listenOn } from "./listen-on.ts";
import { answerModbusRequest, encodeModbusException } from "./modbus-answer.ts";
import { ModbusConnection, type Reply } from "./modbus-connection.ts";
import { ModbusFaults } from "./modbus-faults.ts";
import type { ModbusFrame } from "./modbus-frame.ts";
import { MODBUS_EXCEPTIONS, ModbusRefusal } from "./modbus-refusal.ts";
import { type ModbusRequest, parseModbusRequest } from "./modbus-request.ts";
import type { RegisterSource } from "./register-source.ts";

export interface ModbusServerOptions {
  /** What each unit id answers with; another unit id gets exception 11. */
  units: Readonly<Record<number, RegisterSource>>;
  /** Most registers a single read may ask for; more is exception 3. 125 when not given. */
  maxRegisters?: number;
  /** Most clients at once, as devices have it: one more is hung up on. Any number when not given. */
  maxConnections?: number;
  clock?: Clock;
  /** Requests kept in the log; 10,000 when not given, older ones go first. */
  logLimit?: number;
}

export interface LoggedRequest {
  /** Wall clock, ms. */
  atMs: number;
  /** Counts connections from 1. */
  connection: number;
  unitId: number;
  functionCode: number;
  /** Absent when the request did not parse. */
  request?: ModbusRequest;
  outcome: "answered" | "refused" | "dropped" | "closed" | "mislabelled";
  exceptionCode?: number;
}

/**
 * A Modbus TCP server on loopback: function codes 1 to 6, 15, 16 and 43/14, any number of clients, several
 * unit ids, with faults on demand. `listen` rejects with ConfigError address_in_use.
 */
export class ModbusServer {
  readonly faults = new ModbusFaults();
  readonly #options: ModbusServerOptions;
  readonly #clock: Clock;
  readonly #server: Server;
  readonly #connections = new Set<ModbusConnection>();
  readonly #log: LoggedRequest[] = [];
  #accepted = 0;
  #isHalfOpen = false;

  constructor(options: ModbusServerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#server = createServer((socket) => {
      const number = ++this.#accepted;
      const connection = new ModbusConnection(socket, this.#clock, (frame) => this.#handle(number, frame));
      this.#connections.add(connection);
      socket.on("close", () => this.#connections.delete(connection));
      if (this.#isHalfOpen) connection.setDeaf(true);
    });
    if (options.maxConnections !== undefined) this.#server.maxConnections = options.maxConnections;
  }

  /** Listens on `host` (127.0.0.1 when not given); port 0 picks a free one. Resolves to the port. */
  listen(port = 0, host = "127.0.0.1"): Promise<number> {
    return listenOn(this.#server, port, host);
  }

  get port(): number {
    const address = this.#server.address() as AddressInfo | null;
    if (!address) throw new InternalError("the server does not listen", { code: "internal" });
    return address.port;
  }

  /** Every request since the start or the last clearing, oldest first. */
  get requests(): readonly LoggedRequest[] {
    return this.#log;
  }

  clearRequests(): void {
    this.#log.length = 0;
  }

  /** Clients connected now. */
  get connectionCount(): number {
    return this.#connections.size;
  }

  /** Clients ever accepted. */
  get acceptedCount(): number {
    return this.#accepted;
  }

  /** While set, connections are accepted but nothing is read from any client. */
  get isHalfOpen(): boolean {
    return this.#isHalfOpen;
  }

  set isHalfOpen(isHalfOpen: boolean) {
    this.#isHalfOpen = isHalfOpen;
    for (const connection of this.#connections) connection.setDeaf(isHalfOpen);
  }

  /** Drops every client; new ones are accepted. */
  disconnectAll(): void {
    for (const connection of this.#connections) connection.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      // An error here means that it did not listen, which is what close is for.
      this.#server.close(() => resolve());
    });
    this.disconnectAll();
    await closed;
  }

  #handle(connection: number, frame: ModbusFrame): Reply {
    const functionCode = frame.pdu.readUInt8(0);
    const parsed = attempt(() => parseModbusRequest(frame.pdu));
    const entry: LoggedRequest = {
      atMs: this.#clock.nowMs(),
      connection,
      unitId: frame.unitId,
      functionCode,
      outcome: "answered",
    };
    if (!(parsed instanceof ModbusRefusal)) entry.request = parsed;
    this.#remember(entry);
    const { delayMs, action } = this.faults.decide(entry);
    return { delayMs, produce: () => this.#produce(entry, frame, parsed, action) };
  }

  #produce(
    entry: LoggedRequest,
    frame: ModbusFrame,
    parsed: ModbusRequest | ModbusRefusal,
    action: ReturnType<ModbusFaults["decide"]>["action"],
  ): ModbusFrame | "close" | undefined {
    if (action === "drop") {
      entry.outcome = "dropped";
      return undefined;
    }
    if (action === "close") {
      entry.outcome = "closed";
      return "close";
    }
    const injected = typeof action === "object" ? new ModbusRefusal(action.exception) : parsed;
    const answer = injected instanceof ModbusRefusal ? injected : this.#answer(frame.unitId, injected);
    if (answer instanceof ModbusRefusal) {
      entry.outcome = "refused";
      entry.exceptionCode = answer.exceptionCode;
    }
    const pdu =
      answer instanceof ModbusRefusal
        ? encodeModbusException(entry.functionCode, answer.exceptionCode)
        : answer;
    if (action !== "wrong-transaction") return { ...frame, pdu };
    entry.outcome = "mislabelled";
    return { ...frame, transactionId: (frame.transactionId + 1) & 0xffff, pdu };
  }

  #answer(unitId: number, request: ModbusRequest): Buffer | ModbusRefusal {
    const source = this.#options.units[unitId];
    if (!source) return new ModbusRefusal(MODBUS_EXCEPTIONS.gatewayTargetSilent);
    const { maxRegisters = 125 } = this.#options;
    if (request.action === "read-registers" && request.count > maxRegisters) {
      return new ModbusRefusal(MODBUS_EXCEPTIONS.illegalValue);
    }
    return attempt(() => answerModbusRequest(request, source));
  }

  #remember(entry: LoggedRequest): void {
    this.#log.push(entry);
    if (this.#log.length > (this.#options.logLimit ?? 10_000)) this.#log.shift();
  }
}

/** A fault in a source is what a device with a fault says: exception 4. */
function attempt<T>(run: () => T): T | ModbusRefusal {
  try {
    return run();
  } catch (thrown) {
    return thrown instanceof ModbusRefusal ? thrown : new ModbusRefusal(MODBUS_EXCEPTIONS.deviceFailure);
  }
}
