import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { TestNatsServer } from "@sourceful/messaging/testing";
import { OutsidePeer } from "./outside-peer.ts";
import { ProgramRun } from "./program-run.ts";

/** Which NATS server a node speaks to. */
export interface StandBus {
  readonly name: string;
  readonly isAvailable: boolean;
  readonly isOwn: boolean;
}

export const STAND_BUSES: readonly StandBus[] = [
  { name: "its embedded server", isAvailable: true, isOwn: true },
  { name: "nats-server (needs nats-server)", isAvailable: TestNatsServer.isAvailable, isOwn: false },
];

/** A node as it stands in a building: the built program over one data directory, started, killed, started again. */
export class NodeStand {
  readonly directory: string;
  readonly serial = "gw-1";
  /** Environment of the program, from its next start on. */
  env: Readonly<Record<string, string>> = {};
  readonly #broker: TestNatsServer | undefined;
  readonly #closers: (() => unknown)[] = [];
  #node: ProgramRun | undefined;

  private constructor(directory: string, broker: TestNatsServer | undefined) {
    this.directory = directory;
    this.#broker = broker;
  }

  /** @param files more files of the data directory, by name: text, or what becomes JSON */
  static async open(bus: StandBus, files: Readonly<Record<string, string | object>>): Promise<NodeStand> {
    const directory = await mkdtemp(join(tmpdir(), "node-stand-"));
    const stand = new NodeStand(directory, bus.isOwn ? undefined : await TestNatsServer.start());
    for (const [name, content] of Object.entries(files)) await stand.write(name, content);
    return stand;
  }

  async write(name: string, content: string | object): Promise<void> {
    const file = join(this.directory, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  }

  /** Starts the program; resolves with a peer on its bus, which hears from before its first word where that can be. */
  async start(): Promise<OutsidePeer> {
    const { directory, serial } = this;
    const url = this.#broker && `nats://127.0.0.1:${this.#broker.port}`;
    const early = url === undefined ? undefined : await this.#peer(url);
    const bus = url === undefined ? ["--nats-port", "0"] : ["--nats-url", url];
    const where = ["--data-dir", directory, "--serial", serial];
    const node = new ProgramRun([...where, ...bus, "--log-format", "json"], { env: this.env });
    this.#node = node;
    const [, ownUrl = ""] = await node.saying(/NATS: (\S+)\n/);
    return early ?? this.#peer(ownUrl);
  }

  /** The server's own, where it is not the program's. */
  get broker(): TestNatsServer {
    if (!this.#broker) throw new Error("the node has its own server");
    return this.#broker;
  }

  /** What the program logged since its last start, one JSON object a line. */
  get log(): string {
    return this.#node?.stderr ?? "";
  }

  /** Ends the program as a power cut does. */
  async kill(): Promise<void> {
    this.#node?.process.kill("SIGKILL");
    await this.#node?.ended();
    this.#node = undefined;
  }

  /** Ends it as its operator does; resolves with its exit code. */
  async stop(): Promise<number | null | undefined> {
    this.#node?.interrupt();
    const ended = await this.#node?.ended();
    this.#node = undefined;
    return ended?.exitCode;
  }

  async close(): Promise<void> {
    await this.kill();
    for (const close of this.#closers.splice(0).toReversed()) await close();
    await this.#broker?.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  async #peer(url: string): Promise<OutsidePeer> {
    const peer = await OutsidePeer.connect(url);
    this.#closers.push(() => peer.close());
    return peer;
  }
}
