import type { Socket } from "node:net";
import { errorMessage } from "@sourceful/domain";
import type { LinkState } from "@sourceful/modbus";
import type { ExchangeRecord } from "../call-report.ts";
import type { TcpTarget } from "../driver-grants.ts";
import { resolveAllowedHost } from "./allowed-host.ts";
import { ByteRing } from "./byte-ring.ts";
import type { Answer, HostService, Operation, ServiceCall } from "./host-service.ts";
import { openPeerSocket } from "./peer-socket.ts";
import type { ServiceHost } from "./service-host.ts";
import { ServiceLink } from "./service-link.ts";

const NOT_GRANTED = "tcp: the device has no host configured";
const OPEN_MS = 10_000;

/** A driver's TCP stream, to listen to: one at a time, opened and reopened by the driver itself. */
export class TcpService implements HostService {
  readonly operations: Readonly<Record<string, Operation>> = {
    tcp_open: { perform: ([address], call) => this.#open(address as string, call) },
    tcp_recv: { perform: (_args, call) => this.#receive(call) },
    tcp_is_open: { perform: () => [this.#socket !== undefined] },
    tcp_close: {
      perform: async () => {
        await this.close();
        return [];
      },
    },
  };
  readonly #target: TcpTarget | undefined;
  readonly #options: ServiceHost;
  readonly #link: ServiceLink;
  readonly #ring = new ByteRing();
  #socket: Socket | undefined;
  #address: string | undefined;

  /** Without a target every operation answers that there is none. */
  constructor(target: TcpTarget | undefined, options: ServiceHost) {
    this.#target = target;
    this.#options = options;
    this.#link = new ServiceLink(options.clock, options.onLink);
  }

  get link(): LinkState | undefined {
    return this.#target && this.#link.state;
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = undefined;
    const gone = new Promise((resolve) => socket.once("close", resolve));
    socket.destroy();
    await gone;
    this.#link.set("idle");
  }

  /** One that is open to the same address stays; any other is closed, and what it had sent is forgotten. */
  async #open(address: string, call: ServiceCall): Promise<Answer> {
    const attempt = { protocol: "tcp", action: "open", target: address } as const;
    if (!this.#target) return refuse(call, attempt, NOT_GRANTED);
    if (this.#socket && this.#address === address) return [true];
    const [, host, port] = /^(.+):(\d{1,5})$/.exec(address) ?? [];
    if (host === undefined) return refuse(call, attempt, `tcp: "${address}" is not host:port`);
    await this.close();
    this.#ring.clear();
    this.#link.set("connecting", this.#link.state.error);
    try {
      const allowed = await resolveAllowedHost(this.#target.allowedHosts, host, Number(port));
      const { clock } = this.#options;
      this.#listen(await openPeerSocket(allowed, { clock, timeoutMs: OPEN_MS, signal: call.signal }));
      this.#address = address;
    } catch (error) {
      const reason = errorMessage(error);
      this.#link.set("down", reason);
      return refuse(call, attempt, `tcp: ${reason}`);
    }
    this.#link.set("connected");
    call.recorder.addExchange({ ...attempt, ok: true });
    return [true];
  }

  #listen(socket: Socket): void {
    this.#socket = socket;
    let fault: string | undefined;
    socket.on("error", (error) => (fault ??= errorMessage(error)));
    socket.on("data", (chunk) => this.#ring.push(chunk));
    socket.once("close", () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#link.set("down", fault ?? "closed by the peer");
    });
  }

  #receive({ recorder }: ServiceCall): Answer {
    if (!this.#target) return [null, NOT_GRANTED];
    const { bytes, dropped } = this.#ring.take();
    if (dropped > 0) {
      recorder.report.dropped.bytes += dropped;
      const text = `tcp: ${dropped} bytes came faster than the driver took them and were dropped`;
      this.#options.onLog({ level: "warn", message: text });
    }
    return [bytes];
  }
}

function refuse(
  { recorder }: ServiceCall,
  attempt: Pick<ExchangeRecord, "protocol" | "action" | "target">,
  error: string,
): Answer {
  recorder.addExchange({ ...attempt, ok: false, error });
  return [null, error];
}
