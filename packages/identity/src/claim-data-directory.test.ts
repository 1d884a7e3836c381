import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RecordingLogger } from "@sourceful/domain/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claimDataDirectory } from "./claim-data-directory.ts";

let directory: string;
const logger = new RecordingLogger();
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "claim-"));
});
afterEach(() => rm(directory, { recursive: true }));

test.each([
  ["a data directory", ""],
  ["one with a long name", "x".repeat(120)],
])("%s is one node's, until it gives it back", async (_, name) => {
  const dataDir = join(directory, name);
  await mkdir(dataDir, { recursive: true });
  const release = await claimDataDirectory(dataDir, logger);
  await expect(claimDataDirectory(dataDir, logger)).rejects.toMatchObject({
    code: "data_dir_unusable",
    message: `another node runs with the data directory ${dataDir}; stop it first`,
  });
  await release();
  await (await claimDataDirectory(dataDir, logger))();
});

test("what a process that was killed had is free", async () => {
  const socket = join(directory, "node.sock");
  const script = `require("net").createServer().listen(${JSON.stringify(socket)}, () => console.log("up"))`;
  const holder = spawn(process.execPath, ["-e", script]);
  await once(holder.stdout, "data");
  await expect(claimDataDirectory(directory, logger)).rejects.toThrow("another node runs");
  holder.kill("SIGKILL");
  await once(holder, "exit");
  await expect(stat(socket)).resolves.toBeDefined();
  const release = await claimDataDirectory(directory, logger);
  await release();
});
