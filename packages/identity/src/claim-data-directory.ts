import { createHash } from "node:crypto";
import { realpath, unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError, errorMessage, type Logger } from "@sourceful/domain";

/** Longest path a socket can have everywhere, bytes. */
const LONGEST_PATH = 100;

/**
 * Makes this process the only node of a data directory, until the returned function is called or the process
 * ends, however it ends: two would run every command twice and write over each other's journals. The claim is a
 * socket that somebody listens on, so nothing has to be cleared up after a crash. A file system without sockets
 * is not claimed, with a warning.
 * @throws ConfigError `data_dir_unusable` when another process has it
 */
export async function claimDataDirectory(dataDir: string, logger: Logger): Promise<() => Promise<void>> {
  const path = socketPath(await realpath(dataDir));
  try {
    const server = await listenAlone(path);
    return () => new Promise((resolve) => server.close(() => resolve()));
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "EADDRINUSE") {
      throw new ConfigError(`another node runs with the data directory ${dataDir}; stop it first`, {
        code: "data_dir_unusable",
        cause: thrown,
      });
    }
    logger.warn("nothing keeps a second node from this data directory", {
      dataDir,
      error: errorMessage(thrown),
    });
    return () => Promise.resolve();
  }
}

async function listenAlone(path: string): Promise<Server> {
  try {
    return await listen(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== "EADDRINUSE" || (await isAnswered(path))) throw thrown;
    // Left behind by a process that was killed.
    await unlink(path);
    return listen(path);
  }
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    // A process of another user may refuse us, and is there all the same.
    socket.once("error", ({ code }: NodeJS.ErrnoException) => resolve(code !== "ECONNREFUSED"));
  });
}

function socketPath(dataDir: string): string {
  const own = join(dataDir, "node.sock");
  const hash = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\edge-node-${hash}`;
  return Buffer.byteLength(own) <= LONGEST_PATH ? own : join(tmpdir(), `edge-node-${hash}.sock`);
}
