import type { AddressInfo } from "node:net";
import { ConfigError } from "@sourceful/domain";
import { type WebSocket, WebSocketServer } from "ws";

/** What comes back for a message of a client. */
export type WebSocketAnswer = (message: string) => readonly string[];

/** A WebSocket server on loopback that says texts to whoever connects, and answers. */
export class WebSocketPort {
  /** What clients said, oldest first. */
  readonly received: string[] = [];
  readonly #answer: WebSocketAnswer;
  #server: WebSocketServer | undefined;
  #unsaid: string[] = [];

  constructor(answer: WebSocketAnswer = () => []) {
    this.#answer = answer;
  }

  /** Listens; port 0 picks a free one. Resolves to the port, rejects with ConfigError address_in_use. */
  listen(port = 0, host = "127.0.0.1"): Promise<number> {
    // Whatever sub-protocol is asked for first is spoken.
    const server = new WebSocketServer({ port, host, handleProtocols: ([first = ""]) => first });
    this.#server = server;
    server.on("connection", (client) => this.#accept(client));
    return new Promise((resolve, reject) => {
      server.once("listening", () => resolve((server.address() as AddressInfo).port));
      server.once("error", (cause) => {
        reject(new ConfigError(`port ${port} on ${host} is taken`, { code: "address_in_use", cause }));
      });
    });
  }

  /** Says a text to everyone connected; when nobody is, to the first who comes. */
  say(text: string): void {
    const clients = [...(this.#server?.clients ?? [])];
    if (clients.length === 0) this.#unsaid.push(text);
    for (const client of clients) client.send(text);
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    for (const client of server.clients) client.terminate();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #accept(client: WebSocket): void {
    client.on("error", () => client.terminate());
    client.on("message", (data: Buffer) => {
      const message = data.toString("utf8");
      this.received.push(message);
      for (const text of this.#answer(message)) client.send(text);
    });
    for (const text of this.#unsaid.splice(0)) client.send(text);
  }
}
