import { dirname } from "node:path";
import { type FileSystem, isSystemError } from "./file-system.ts";

/**
 * Writes a small JSON file so that after a power cut it is the old one or the new one, whole. Callers write one
 * file one at a time.
 * @throws the system's error; the old file is then still there
 */
export async function writeSmallFile(fileSystem: FileSystem, path: string, content: unknown): Promise<void> {
  const temporary = `${path}.tmp`;
  await removeIfThere(fileSystem, temporary);
  const file = await fileSystem.open(temporary, "create");
  try {
    await file.write(Buffer.from(`${JSON.stringify(content)}\n`), 0);
    await file.datasync();
  } finally {
    await file.close();
  }
  await fileSystem.rename(temporary, path);
  await fileSystem.syncDirectory(dirname(path));
}

/** What a small JSON file holds; undefined where there is none, or what is there is no JSON. */
export async function readSmallFile(fileSystem: FileSystem, path: string): Promise<unknown> {
  try {
    const file = await fileSystem.open(path, "read");
    try {
      const bytes = Buffer.alloc(await file.size());
      const length = await file.read(bytes, 0);
      return JSON.parse(bytes.toString("utf8", 0, length));
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (isSystemError(thrown, "ENOENT") || thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

/** Removes a file; none there is fine. */
export async function removeIfThere(fileSystem: FileSystem, path: string): Promise<void> {
  try {
    await fileSystem.remove(path);
  } catch (thrown) {
    if (!isSystemError(thrown, "ENOENT")) throw thrown;
  }
}
