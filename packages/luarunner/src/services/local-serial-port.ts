import { execFile } from "node:child_process";
import { readSync } from "node:fs";
import { constants, type FileHandle, open } from "node:fs/promises";
import { promisify } from "node:util";
import { type Clock, DeviceError, errorMessage, type Timer } from "@sourceful/domain";
import type { PeerConnection } from "./kept-connection.ts";
import { type LocalSerialTarget, sttySettings } from "./stty-settings.ts";

export interface LocalSerialPortOptions {
  clock: Clock;
  signal: AbortSignal;
  readonly onBytes: (bytes: Uint8Array) => void;
}

const run = promisify(execFile);
const STTY_MS = 5_000;
/** At 115,200 baud some 600 bytes come in this time; the system keeps 4,095 for us, ms. */
const LOOK_MS = 50;
const BUFFER_BYTES = 4_096;

/**
 * A serial port of this machine, Linux and macOS: a file, set up by the system's own `stty`.
 *
 * It is looked at rather than waited for: a read that waits would hold one of the few threads that all of a
 * process's file access shares, and the native serial libraries do not survive in worker threads.
 */
export class LocalSerialPort implements PeerConnection {
  readonly closed: Promise<string>;
  readonly #file: FileHandle;
  readonly #options: LocalSerialPortOptions;
  readonly #buffer = Buffer.alloc(BUFFER_BYTES);
  #end: (reason: string) => void = () => undefined;
  #timer: Timer | undefined;

  /** @throws {DeviceError} connection_failed */
  static async open(target: LocalSerialTarget, options: LocalSerialPortOptions): Promise<LocalSerialPort> {
    const { O_RDONLY, O_NOCTTY, O_NONBLOCK } = constants;
    let file: FileHandle | undefined;
    try {
      // Without waiting for a carrier, which a meter's port never raises.
      file = await open(target.path, O_RDONLY | O_NOCTTY | O_NONBLOCK);
      // While the file is open: some drivers forget the settings when the last one closes it.
      const fileOption = process.platform === "linux" ? "-F" : "-f";
      const { signal } = options;
      await run("stty", [fileOption, target.path, ...sttySettings(target)], { timeout: STTY_MS, signal });
      return new LocalSerialPort(file, options);
    } catch (error) {
      await file?.close();
      options.signal.throwIfAborted();
      throw new DeviceError(`cannot open ${target.path}: ${reasonOf(error)}`, {
        code: "connection_failed",
        retry: "later",
        cause: error,
      });
    }
  }

  private constructor(file: FileHandle, options: LocalSerialPortOptions) {
    this.#file = file;
    this.#options = options;
    const ended = new Promise<string>((resolve) => (this.#end = resolve));
    this.closed = ended.then(async (reason) => {
      this.#timer?.cancel();
      await this.#file.close();
      return reason;
    });
    this.#look();
  }

  async close(): Promise<void> {
    this.#timer?.cancel();
    this.#end("closed");
    await this.closed;
  }

  #look(): void {
    try {
      const length = readSync(this.#file.fd, this.#buffer);
      if (length === 0) {
        this.#end("the port is gone");
        return;
      }
      this.#options.onBytes(Buffer.from(this.#buffer.subarray(0, length)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") {
        this.#end(errorMessage(error));
        return;
      }
    }
    this.#timer = this.#options.clock.after(LOOK_MS, () => this.#look());
  }
}

function reasonOf(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === "ENOENT" && /spawn/.test(errorMessage(error))) {
    return "the program stty is not installed";
  }
  const { stderr = "" } = error as { stderr?: string };
  return stderr.trim() === "" ? errorMessage(error) : stderr.trim();
}
