import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A nats-server of its own on a free port of the loopback, for one test. */
export class TestNatsServer {
  /** Whether this machine has a nats-server on its PATH. */
  static readonly isAvailable = spawnSync("nats-server", ["--version"]).status === 0;

  readonly port: number;
  readonly #directory: string;
  #process: ChildProcess | undefined;

  constructor(port: number, directory: string) {
    this.port = port;
    this.#directory = directory;
  }

  /** Starts with that configuration, in nats-server's own language; `listen` is added. */
  static async start(config = ""): Promise<TestNatsServer> {
    const directory = await mkdtemp(join(tmpdir(), "nats-server-"));
    const server = new TestNatsServer(await findFreePort(), directory);
    await server.restart(config);
    return server;
  }

  /** Starts again on the same port, perhaps with another configuration. */
  async restart(config = ""): Promise<void> {
    const file = join(this.#directory, "server.conf");
    await writeFile(file, `listen: "127.0.0.1:${this.port}"\n${config}\n`);
    const child = spawn("nats-server", ["-c", file], { stdio: "ignore" });
    this.#process = child;
    await waitUntilListening(this.port, child);
  }

  /** Kills it, as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

/** A port that was free a moment ago, and that no system gives to a connection or to who asks for any. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const server = createServer().listen(port, "127.0.0.1");
    const isFree = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

async function waitUntilListening(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nats-server ended with ${child.exitCode}`);
}
