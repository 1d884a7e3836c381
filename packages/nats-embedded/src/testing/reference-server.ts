import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The settings the tests turn, under the names of nats-server's configuration file. */
export interface ReferenceSettings {
  port?: number;
  max_payload?: number;
  authorization?: { user: string; password: string } | { token: string };
}

/** The real nats-server in a process of its own, to compare with. */
export class ReferenceServer {
  /** Whether the program is on this machine. */
  static readonly isAvailable = spawnSync("nats-server", ["--version"]).status === 0;
  readonly port: number;
  readonly #process: ChildProcess;
  readonly #dir: string;

  private constructor(port: number, process: ChildProcess, dir: string) {
    this.port = port;
    this.#process = process;
    this.#dir = dir;
  }

  static async start({ port = -1, ...settings }: ReferenceSettings = {}): Promise<ReferenceServer> {
    const dir = mkdtempSync(join(tmpdir(), "reference-nats-"));
    const file = join(dir, "nats.conf");
    // The configuration language is a superset of JSON.
    writeFileSync(file, JSON.stringify({ host: "127.0.0.1", port, ...settings }));
    const child = spawn("nats-server", ["-c", file], { stdio: ["ignore", "ignore", "pipe"] });
    let log = "";
    for await (const line of createInterface({ input: child.stderr })) {
      log += `${line}\n`;
      const listening = /Listening for client connections on 127\.0\.0\.1:(\d+)/.exec(line);
      if (listening) {
        child.stderr.resume();
        return new ReferenceServer(Number(listening[1]), child, dir);
      }
    }
    throw new Error(`nats-server did not start:\n${log}`);
  }

  async close(): Promise<void> {
    const exited = once(this.#process, "exit");
    this.#process.kill("SIGTERM");
    await exited;
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
