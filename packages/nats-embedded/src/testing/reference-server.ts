import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Permissions, under the names of nats-server's configuration file. */
export interface ReferencePermissions {
  publish?: { allow?: readonly string[]; deny?: readonly string[] };
  subscribe?: { allow?: readonly string[]; deny?: readonly string[] };
  allow_responses?: boolean | { max: number; expires: string };
}

type ReferenceUser = { permissions?: ReferencePermissions } & (
  | { user: string; password: string }
  | { nkey: string }
);

/** Paths of PEM files. */
export interface ReferenceTls {
  cert_file: string;
  key_file: string;
  ca_file?: string;
  verify?: boolean;
}

/** The settings the tests turn, under the names of nats-server's configuration file. */
export interface ReferenceSettings {
  server_name?: string;
  port?: number;
  max_payload?: number;
  authorization?:
    | { user: string; password: string }
    | { token: string }
    | { users: readonly ReferenceUser[]; timeout?: number };
  tls?: ReferenceTls;
  websocket?: { port: number; no_tls?: boolean; tls?: ReferenceTls };
  leafnodes?: {
    port?: number;
    tls?: ReferenceTls;
    authorization?: { user: string; password: string };
    remotes?: readonly { url: string }[];
  };
  operator?: string;
  resolver?: string;
  resolver_preload?: Readonly<Record<string, string>>;
}

const CONFIGURATION = "nats.conf";

const LISTENING = {
  port: /Listening for client connections on 127\.0\.0\.1:(\d+)/,
  leafPort: /Listening for leafnode connections on 127\.0\.0\.1:(\d+)/,
  webSocketPort: /Listening for websocket clients on wss?:\/\/127\.0\.0\.1:(\d+)/,
};

/** The real nats-server in a process of its own, to compare with. */
export class ReferenceServer {
  /** Whether the program is on this machine. */
  static readonly isAvailable = spawnSync("nats-server", ["--version"]).status === 0;
  readonly port: number;
  /** 0 where it takes none. */
  readonly leafPort: number;
  readonly webSocketPort: number;
  readonly #process: ChildProcess;
  readonly #dir: string;
  readonly #settings: ReferenceSettings;
  #isLameDuck = false;

  private constructor(
    ports: Record<keyof typeof LISTENING, number>,
    process: ChildProcess,
    dir: string,
    settings: ReferenceSettings,
  ) {
    this.port = ports.port;
    this.leafPort = ports.leafPort;
    this.webSocketPort = ports.webSocketPort;
    this.#process = process;
    this.#dir = dir;
    this.#settings = settings;
  }

  static async start({
    port = -1,
    leafnodes,
    websocket,
    ...settings
  }: ReferenceSettings = {}): Promise<ReferenceServer> {
    const dir = mkdtempSync(join(tmpdir(), "reference-nats-"));
    const file = join(dir, CONFIGURATION);
    const host = "127.0.0.1";
    const configuration = {
      host,
      port,
      ...settings,
      ...(leafnodes && { leafnodes: { ...(leafnodes.port !== undefined && { host }), ...leafnodes } }),
      ...(websocket && { websocket: { host, ...websocket } }),
    };
    // The configuration language is a superset of JSON.
    writeFileSync(file, JSON.stringify(configuration));
    const child = spawn("nats-server", ["-c", file], { stdio: ["ignore", "ignore", "pipe"] });
    const ports = { port: 0, leafPort: 0, webSocketPort: 0 };
    let log = "";
    for await (const line of createInterface({ input: child.stderr })) {
      log += `${line}\n`;
      for (const name of Object.keys(ports) as (keyof typeof ports)[]) {
        const listening = LISTENING[name].exec(line);
        if (listening) ports[name] = Number(listening[1]);
      }
      if (line.includes("Server is ready")) {
        child.stderr.resume();
        return new ReferenceServer(ports, child, dir, configuration);
      }
    }
    rmSync(dir, { recursive: true, force: true });
    throw new Error(`nats-server did not start:\n${log}`);
  }

  /** Asks it to take leave of its clients (SIGUSR2). */
  enterLameDuck(): void {
    this.#isLameDuck = true;
    this.#process.kill("SIGUSR2");
  }

  /** Goes on with other users (SIGHUP); resolves when they are in force. */
  async reload(authorization: NonNullable<ReferenceSettings["authorization"]>): Promise<void> {
    const configuration = { ...this.#settings, port: this.port, authorization };
    writeFileSync(join(this.#dir, CONFIGURATION), JSON.stringify(configuration));
    const { stderr } = this.#process;
    if (!stderr) return;
    const lines = createInterface({ input: stderr });
    this.#process.kill("SIGHUP");
    for await (const line of lines) {
      if (line.includes("Failed to reload")) throw new Error(line);
      if (line.includes("Reloaded server configuration")) break;
    }
    stderr.resume();
  }

  async close(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const exited = once(this.#process, "exit");
      // Taking leave, it would not be interrupted by less.
      this.#process.kill(this.#isLameDuck ? "SIGKILL" : "SIGTERM");
      await exited;
    }
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
