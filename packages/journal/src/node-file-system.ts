import { mkdir, open, readdir, rename, unlink } from "node:fs/promises";
import type { FileMode, FileSystem, OpenFile } from "./file-system.ts";

const FLAGS: Readonly<Record<FileMode, string>> = { read: "r", write: "r+", create: "wx" };

/** The machine's file system. New files are for their owner alone. */
export const nodeFileSystem: FileSystem = {
  async open(path, mode): Promise<OpenFile> {
    const handle = await open(path, FLAGS[mode], 0o600);
    return {
      read: async (target, position) => (await handle.read(target, 0, target.length, position)).bytesRead,
      async write(source, position) {
        let written = 0;
        // A disk that fills up takes part of a write before it refuses the rest.
        while (written < source.length) {
          const { bytesWritten } = await handle.write(
            source,
            written,
            source.length - written,
            position + written,
          );
          written += bytesWritten;
        }
      },
      size: async () => (await handle.stat()).size,
      truncate: (size) => handle.truncate(size),
      datasync: () => handle.datasync(),
      close: () => handle.close(),
    };
  },
  list: (directory) => readdir(directory),
  async makeDirectory(directory) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => unlink(path),
  async syncDirectory(directory) {
    // Windows cannot open a directory, and journals its renames.
    if (process.platform === "win32") return;
    const handle = await open(directory, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};
