import { dirname } from "node:path";
import { type FileSystem, isSystemError } from "./file-system.ts";

/** Writes a small JSON file as `replaceFile` does. @throws as that does */
export function writeSmallFile(fileSystem: FileSystem, path: string, content: unknown): Promise<void> {
  return replaceFile(fileSystem, path, Buffer.from(`${JSON.stringify(content)}\n`));
}

/**
 * Writes a whole file so that after a power cut it is the old one or the new one. Callers write one file one at
 * a time.
 * @throws the system's error; the old file is then still there
 */
export async function replaceFile(fileSystem: FileSystem, path: string, content: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  await removeIfThere(fileSystem, temporary);
  try {
    const file = await fileSystem.open(temporary, "create");
    try {
      await file.write(content, 0);
      await file.datasync();
    } finally {
      await file.close();
    }
    await fileSystem.rename(temporary, path);
  } catch (thrown) {
    // What was written of it would keep a full disk full.
    await fileSystem.remove(temporary).catch(() => undefined);
    throw thrown;
  }
  await fileSystem.syncDirectory(dirname(path));
}

/** What a small JSON file holds; undefined where there is none, or what is there is no JSON. */
export async function readSmallFile(fileSystem: FileSystem, path: string): Promise<unknown> {
  const content = await readWholeFile(fileSystem, path);
  if (!content) return undefined;
  try {
    return JSON.parse(content.toString());
  } catch {
    return undefined;
  }
}

/** The bytes of a file; undefined where there is none. @throws the system's error */
export async function readWholeFile(fileSystem: FileSystem, path: string): Promise<Buffer | undefined> {
  try {
    const file = await fileSystem.open(path, "read");
    try {
      const bytes = Buffer.alloc(await file.size());
      return bytes.subarray(0, await file.read(bytes, 0));
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (isSystemError(thrown, "ENOENT")) return undefined;
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
