import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { InternalError } from "@sourceful/domain";
import { listenOn } from "./listen-on.ts";

/** Debian keeps it where a plain user's PATH does not look. */
const PLACES = ["mosquitto", "/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto"];
const CHECK_MS = 20;
const CHECKS = 1_500;

/** A Mosquitto of its own on a free port of the loopback, for one test; it lets everybody in. */
export class MosquittoBroker {
  readonly port: number;
  readonly #process: ChildProcess;

  /** Whether this machine has a mosquitto. */
  static get isAvailable(): boolean {
    return findProgram() !== undefined;
  }

  private constructor(port: number, process: ChildProcess) {
    this.port = port;
    this.#process = process;
  }

  /** Starts one; resolves when it listens. Port 0 picks a free one. Throws InternalError when it does not come up. */
  static async start(port = 0): Promise<MosquittoBroker> {
    const program = findProgram();
    if (!program) throw new InternalError("this machine has no mosquitto", { code: "internal" });
    const chosen = port === 0 ? await findFreePort() : port;
    const child = spawn(program, ["-p", String(chosen)], { stdio: "ignore" });
    const broker = new MosquittoBroker(chosen, child);
    for (let check = 0; check < CHECKS && child.exitCode === null; check++) {
      if (await isListening(chosen)) return broker;
      await wait(CHECK_MS);
    }
    await broker.close();
    throw new InternalError(`mosquitto does not listen on ${chosen}`, { code: "internal" });
  }

  /** Kills it, as a power cut would. */
  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await exited;
  }
}

function findProgram(): string | undefined {
  // It has no option that prints its version and ends well; that it starts at all is what counts.
  return PLACES.find((program) => spawnSync(program, ["-h"]).error === undefined);
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  const port = await listenOn(server, 0, "127.0.0.1");
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const finish = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", () => finish(true));
    socket.once("error", () => finish(false));
  });
}
