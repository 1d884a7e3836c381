import { dirname } from "node:path";
import type { FileMode, FileSystem, OpenFile } from "./file-system.ts";
import { GrowingBytes } from "./growing-bytes.ts";

/** What can be made to fail. */
export type DiskOperation =
  | "open"
  | "create"
  | "write"
  | "datasync"
  | "truncate"
  | "rename"
  | "remove"
  | "syncDirectory";

type Change = { kind: "write"; position: number; bytes: Buffer } | { kind: "truncate"; size: number };

interface Inode {
  /** What a reader sees: the page cache. */
  readonly live: GrowingBytes;
  /** What is on the platter. */
  readonly stored: GrowingBytes;
  /** Seen but not stored yet, in order. */
  unstored: Change[];
}

/**
 * A disk in memory that keeps what was synced apart from what was only written, so that a test can cut its power.
 * A failed datasync behaves as Linux does: what was not stored never will be by a later one, while readers still
 * see it.
 */
export class SimulatedDisk implements FileSystem {
  readonly #entries = new Map<string, Inode>();
  readonly #storedEntries = new Map<string, Inode>();
  readonly #faults = new Map<DiskOperation, { code: string; times: number; path: RegExp }>();
  #isDead = false;
  /** How many datasyncs succeeded. */
  datasyncs = 0;
  /** Awaited before every datasync: what makes the disk slow. */
  beforeDatasync: () => Promise<void> = () => Promise.resolve();
  /** Free space in bytes; writing past it takes what fits and fails with ENOSPC. */
  freeBytes: number = Number.POSITIVE_INFINITY;

  /** Makes operations of that kind fail with a system error: the next `times`, on paths that match. */
  fail(operation: DiskOperation, code: string, { times = Number.POSITIVE_INFINITY, path = /^/ } = {}): void {
    this.#faults.set(operation, { code, times, path });
  }

  /** Takes every fault back. */
  heal(): void {
    this.#faults.clear();
    this.freeBytes = Number.POSITIVE_INFINITY;
  }

  /**
   * The disk after a power cut now; this one is dead from here on. Of what was not synced, `random` (0..1)
   * chooses what survived: names up to some point, and of each write all, nothing, or a beginning.
   */
  cutPower(random: () => number): SimulatedDisk {
    this.#isDead = true;
    const after = new SimulatedDisk();
    const survivors = random() < 0.5 ? this.#storedEntries : this.#entries;
    for (const [path, inode] of survivors) {
      const stored = new GrowingBytes(inode.stored.view);
      for (const change of inode.unstored) applyChange(stored, survivingPart(change, random));
      after.overwrite(path, stored.view);
    }
    return after;
  }

  /** Another disk with the files as readers see them now: what is left of a process that is killed. */
  copy(): SimulatedDisk {
    const after = new SimulatedDisk();
    for (const [path, { live }] of this.#entries) after.overwrite(path, live.view);
    return after;
  }

  /** The bytes of a file as a reader sees them. */
  contentOf(path: string): Buffer {
    return Buffer.from(this.#inode(path).live.view);
  }

  /** Replaces a file behind everybody's back, on the platter too. */
  overwrite(path: string, content: Buffer): void {
    const inode = { live: new GrowingBytes(content), stored: new GrowingBytes(content), unstored: [] };
    this.#entries.set(path, inode);
    this.#storedEntries.set(path, inode);
  }

  /** Every file there is. */
  get paths(): string[] {
    return [...this.#entries.keys()].toSorted();
  }

  async open(path: string, mode: FileMode): Promise<OpenFile> {
    await this.#step(mode === "create" ? "create" : "open", path);
    if (mode === "create") {
      if (this.#entries.has(path)) throw systemError("EEXIST");
      this.#entries.set(path, { live: new GrowingBytes(), stored: new GrowingBytes(), unstored: [] });
    }
    return this.#openFile(this.#inode(path), path);
  }

  async list(directory: string): Promise<string[]> {
    await this.#step("open", directory);
    return this.paths
      .filter((path) => dirname(path) === directory)
      .map((path) => path.slice(directory.length + 1));
  }

  async makeDirectory(directory: string): Promise<void> {
    await this.#step("create", directory);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#step("rename", to);
    this.#entries.set(to, this.#inode(from));
    this.#entries.delete(from);
  }

  async remove(path: string): Promise<void> {
    await this.#step("remove", path);
    this.#inode(path);
    this.#entries.delete(path);
  }

  async syncDirectory(directory: string): Promise<void> {
    await this.#step("syncDirectory", directory);
    for (const path of this.#storedEntries.keys())
      if (dirname(path) === directory) this.#storedEntries.delete(path);
    for (const [path, inode] of this.#entries)
      if (dirname(path) === directory) this.#storedEntries.set(path, inode);
  }

  #openFile(inode: Inode, path: string): OpenFile {
    const change = (made: Change) => {
      applyChange(inode.live, made);
      inode.unstored.push(made);
    };
    return {
      read: async (target, position) => {
        await this.#step("open", path);
        return inode.live.view.subarray(position).copy(target);
      },
      write: async (source, position) => {
        await this.#step("write", path);
        const bytes = Buffer.from(source.subarray(0, Math.min(source.length, this.freeBytes)));
        this.freeBytes -= bytes.length;
        change({ kind: "write", position, bytes });
        if (bytes.length < source.length) throw systemError("ENOSPC");
      },
      size: async () => {
        await this.#step("open", path);
        return inode.live.size;
      },
      truncate: async (size) => {
        await this.#step("truncate", path);
        change({ kind: "truncate", size });
      },
      datasync: async () => {
        await this.beforeDatasync();
        try {
          await this.#step("datasync", path);
        } catch (thrown) {
          inode.unstored = [];
          throw thrown;
        }
        for (const made of inode.unstored) applyChange(inode.stored, made);
        inode.unstored = [];
        this.datasyncs++;
      },
      close: () => Promise.resolve(),
    };
  }

  #inode(path: string): Inode {
    const inode = this.#entries.get(path);
    if (!inode) throw systemError("ENOENT");
    return inode;
  }

  async #step(operation: DiskOperation, path: string): Promise<void> {
    await Promise.resolve();
    if (this.#isDead) throw systemError("EIO");
    const fault = this.#faults.get(operation);
    if (!fault || fault.times <= 0 || !fault.path.test(path)) return;
    fault.times--;
    throw systemError(fault.code);
  }
}

function applyChange(content: GrowingBytes, change: Change): void {
  if (change.kind === "truncate") content.truncate(change.size);
  else content.write(change.bytes, change.position);
}

function survivingPart(change: Change, random: () => number): Change {
  if (change.kind === "truncate") return change;
  const fate = random();
  if (fate < 0.4) return change;
  const kept = fate < 0.7 ? 0 : Math.floor(random() * change.bytes.length);
  return { ...change, bytes: change.bytes.subarray(0, kept) };
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code });
}
