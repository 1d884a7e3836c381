import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

const INFO =
  'INFO {"server_id":"H","server_name":"hub","client_id":1,"leafnode_urls":["x"],"headers":true,"max_payload":1000}\r\n';

/** The other end of a leaf connection, which says exactly what it is told and keeps what it hears. */
export class ScriptedHub {
  /** Everything heard since the last connection was made. */
  heard = "";
  readonly #server: Server;
  #socket: Socket | undefined;

  private constructor(server: Server) {
    this.#server = server;
    server.on("connection", (socket) => {
      this.heard = "";
      this.#socket = socket;
      socket.on("data", (chunk) => {
        this.heard += chunk.toString("latin1");
      });
      socket.on("error", () => undefined);
      socket.write(INFO);
    });
  }

  static async open(): Promise<ScriptedHub> {
    const server = createServer({ noDelay: true });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new ScriptedHub(server);
  }

  get url(): string {
    return `nats://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  say(text: string): void {
    this.#socket?.write(Buffer.from(text, "latin1"));
  }

  hangUp(): void {
    this.#socket?.end();
  }

  async close(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#socket?.destroy();
    await closed;
  }
}
