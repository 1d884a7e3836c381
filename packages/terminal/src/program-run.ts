import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface ProgramResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface ProgramRunOptions {
  cwd?: string;
  env?: Record<string, string>;
}

/** A built program as its own process, as a user runs it. */
export class ProgramRun {
  readonly process: ChildProcess;
  stdout = "";
  stderr = "";
  readonly #ended: Promise<unknown>;
  readonly #watchers = new Set<() => void>();

  /** `program` is the path of its JavaScript. */
  constructor(program: string, args: readonly string[], { cwd, env = {} }: ProgramRunOptions = {}) {
    this.process = spawn(process.execPath, [program, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      ...(cwd === undefined ? {} : { cwd }),
      env: { PATH: process.env["PATH"], HOME: "/nonexistent", NO_COLOR: "1", ...env },
    });
    this.process.stdout?.on("data", (chunk: Buffer) => {
      this.stdout += chunk.toString();
      for (const watch of this.#watchers) watch();
    });
    this.process.stderr?.on("data", (chunk: Buffer) => {
      this.stderr += chunk.toString();
      for (const watch of this.#watchers) watch();
    });
    this.#ended = once(this.process, "close");
  }

  async ended(): Promise<ProgramResult> {
    await this.#ended;
    return { exitCode: this.process.exitCode, stdout: this.stdout, stderr: this.stderr };
  }

  /** Resolves with the first match in stdout; rejects when the program ends without one. */
  async saying(pattern: RegExp, where: "stdout" | "stderr" = "stdout"): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(this[where]);
        if (!match) return;
        this.#watchers.delete(look);
        resolve(match);
      };
      this.#watchers.add(look);
      void this.#ended.then(() => {
        look();
        reject(new Error(`never said ${pattern}:\n${this.stdout}\n${this.stderr}`));
      });
      look();
    });
  }

  interrupt(): void {
    this.process.kill("SIGINT");
  }
}
