/** How a file is opened: for reading, for writing an existing one, or as a new one that must not exist. */
export type FileMode = "read" | "write" | "create";

/** An open file. Positions and sizes are bytes. Every method rejects with the system's error. */
export interface OpenFile {
  /** Reads up to `target.length` bytes at `position`; returns how many there were, 0 at the end. */
  read(target: Uint8Array, position: number): Promise<number>;
  /** Writes all of `source` at `position`. */
  write(source: Uint8Array, position: number): Promise<void>;
  size(): Promise<number>;
  truncate(size: number): Promise<void>;
  /** Resolves when what was written, and the size, survive a power cut (`fdatasync`). */
  datasync(): Promise<void>;
  close(): Promise<void>;
}

/** What a journal needs of a disk. A seam, so that tests can make it slow, full, read-only or lying. */
export interface FileSystem {
  open(path: string, mode: FileMode): Promise<OpenFile>;
  /** Names in a directory; rejects with ENOENT where there is none. */
  list(directory: string): Promise<string[]>;
  /** Makes a directory and its parents; one that exists is fine. */
  makeDirectory(directory: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Resolves when creations, renames and removals in `directory` survive a power cut. */
  syncDirectory(directory: string): Promise<void>;
}

/** Whether `thrown` is a system error with that code. */
export function isSystemError(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === code;
}
