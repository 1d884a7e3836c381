import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

const MOSQUITTO = "mosquitto";
const MOSQUITTO_PASSWD = "mosquitto_passwd";

/** Whether mosquitto is installed. */
export const hasMosquitto = spawnSync(MOSQUITTO, ["-h"]).error === undefined;

export interface MosquittoOptions {
  /** Clear text when not given; PEM. */
  tls?: { key: string; cert: string };
  /** Anonymous when not given. */
  user?: { name: string; password: string };
}

/** A mosquitto of its own on loopback, which can go away and come back on the same port. */
export class MosquittoBroker {
  readonly port: number;
  readonly #directory: string;
  #process: ChildProcess | undefined;

  static async start(options: MosquittoOptions = {}): Promise<MosquittoBroker> {
    const broker = new MosquittoBroker(await freePort(), options);
    await broker.start();
    return broker;
  }

  private constructor(port: number, { tls, user }: MosquittoOptions) {
    this.port = port;
    this.#directory = mkdtempSync(join(tmpdir(), "mosquitto-"));
    const lines = [`listener ${port} 127.0.0.1`, "persistence false", `allow_anonymous ${!user}`];
    // Started by root it would become another user, who may not read the directory.
    lines.push(`user ${userInfo().username}`);
    if (tls) {
      writeFileSync(this.#file("key.pem"), tls.key);
      writeFileSync(this.#file("cert.pem"), tls.cert);
      lines.push(`keyfile ${this.#file("key.pem")}`, `certfile ${this.#file("cert.pem")}`);
    }
    if (user) {
      const args = ["-b", "-c", this.#file("passwords"), user.name, user.password];
      if (spawnSync(MOSQUITTO_PASSWD, args).status !== 0) throw new Error(`${MOSQUITTO_PASSWD} failed`);
      lines.push(`password_file ${this.#file("passwords")}`);
    }
    writeFileSync(this.#file("mosquitto.conf"), `${lines.join("\n")}\n`);
  }

  async start(): Promise<void> {
    const child = spawn(MOSQUITTO, ["-c", this.#file("mosquitto.conf")], { stdio: "ignore" });
    this.#process = child;
    for (let attempt = 0; !(await accepts(this.port)); attempt++) {
      if (attempt > 1_500 || child.exitCode !== null) throw new Error("mosquitto does not start");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  /** Stops for good. */
  async close(): Promise<void> {
    await this.stop();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #file(name: string): string {
    return join(this.#directory, name);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
