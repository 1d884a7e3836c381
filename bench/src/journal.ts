import { mkdtemp, open as openFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { silentLogger, systemClock } from "@sourceful/domain";
import { type FileSystem, type Journal, nodeFileSystem, openJournal } from "@sourceful/journal";
import type { Report } from "./report.ts";

const PAYLOAD = Buffer.alloc(256, "x");
const RUN_MS = 3_000;
const LOOP_APPENDS_PER_S = 2_000;
const SLOW_SYNC_MS = 8;
const REPLAYED = 200_000;

/** What durability costs: appends per second, what they do to the event loop, and how fast a backlog is read. */
export async function benchJournal(report: Report): Promise<void> {
  report.progress(`journal: 1 and 100 callers append for ${RUN_MS / 1000} s each, and a bare file is synced`);
  const one = await inDirectory((directory) => appendRate(directory, 1));
  const bare = await inDirectory(bareSyncRate);
  const hundred = await inDirectory((directory) => appendRate(directory, 100));
  const what = `durable appends of ${PAYLOAD.length} bytes`;
  report.figure(
    "journal.append.per_s",
    one.perSecond,
    "1/s",
    `${what}, one at a time; p99 ${one.p99Ms.toFixed(2)} ms`,
  );
  report.figure(
    "journal.append.ratio",
    one.perSecond / bare,
    "",
    `that over writes of a bare file with fdatasync, ${Math.round(bare)}/s`,
  );
  report.figure(
    "journal.append.100.per_s",
    hundred.perSecond,
    "1/s",
    `${what} by 100 callers; p99 ${hundred.p99Ms.toFixed(2)} ms`,
  );
  report.progress(`journal: ${LOOP_APPENDS_PER_S} appends/s on a disk that takes ${SLOW_SYNC_MS} ms to sync`);
  const idle = await inDirectory((directory) => loopDelay(directory, 0));
  const loop = await inDirectory((directory) => loopDelay(directory, LOOP_APPENDS_PER_S));
  report.figure(
    "journal.loop_delay.ms",
    loop.p99Ms,
    "ms",
    `p99 of the event loop's delay at ${Math.round(loop.perSecond)} appends/s, every sync ${SLOW_SYNC_MS} ms slower; p50 ${loop.p50Ms.toFixed(2)}; without appends p99 ${idle.p99Ms.toFixed(2)}`,
  );
  report.progress(`journal: ${REPLAYED} records written and read after a restart`);
  const replay = await inDirectory(replayRate);
  report.figure(
    "journal.replay.per_s",
    replay.perSecond,
    "1/s",
    "records read oldest first, nothing indexed yet",
  );
  report.figure("journal.open.ms", replay.openMs, "ms", "recovery of that journal");
}

async function inDirectory<T>(run: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "bench-journal-"));
  try {
    return await run(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function open(directory: string, fileSystem: FileSystem = nodeFileSystem): Promise<Journal> {
  return openJournal({ directory, clock: systemClock, logger: silentLogger, fileSystem });
}

async function appendRate(directory: string, callers: number): Promise<{ perSecond: number; p99Ms: number }> {
  const journal = await open(directory);
  const tookMs: number[] = [];
  const startedMs = performance.now();
  const caller = async () => {
    let fromMs = performance.now();
    while (fromMs - startedMs < RUN_MS) {
      await journal.append(PAYLOAD);
      const nowMs = performance.now();
      tookMs.push(nowMs - fromMs);
      fromMs = nowMs;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const perSecond = (tookMs.length / (performance.now() - startedMs)) * 1000;
  await journal.close();
  tookMs.sort((a, b) => a - b);
  return { perSecond, p99Ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? 0 };
}

async function bareSyncRate(directory: string): Promise<number> {
  const file = await openFile(join(directory, "bare"), "wx");
  const startedMs = performance.now();
  let count = 0;
  for (; performance.now() - startedMs < RUN_MS; count++) {
    await file.write(PAYLOAD, 0, PAYLOAD.length, count * PAYLOAD.length);
    await file.datasync();
  }
  const perSecond = (count / (performance.now() - startedMs)) * 1000;
  await file.close();
  return perSecond;
}

async function loopDelay(
  directory: string,
  appendsPerSecond: number,
): Promise<{ perSecond: number; p50Ms: number; p99Ms: number }> {
  const journal = await open(directory, slowToSync(nodeFileSystem));
  await journal.append(PAYLOAD);
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  const startedMs = performance.now();
  const running: Promise<unknown>[] = [];
  for (let elapsedMs = 0; elapsedMs < RUN_MS; elapsedMs = performance.now() - startedMs) {
    while (running.length < (elapsedMs / 1000) * appendsPerSecond) running.push(journal.append(PAYLOAD));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  const perSecond = (running.length / (performance.now() - startedMs)) * 1000;
  histogram.disable();
  await journal.close();
  return { perSecond, p50Ms: histogram.percentile(50) / 1e6, p99Ms: histogram.percentile(99) / 1e6 };
}

/** The sync itself, and then as long again as an SD card takes. */
function slowToSync(fileSystem: FileSystem): FileSystem {
  return {
    ...fileSystem,
    async open(path, mode) {
      const file = await fileSystem.open(path, mode);
      const datasync = async () => {
        await file.datasync();
        await new Promise((resolve) => setTimeout(resolve, SLOW_SYNC_MS));
      };
      return { ...file, datasync };
    },
  };
}

async function appendAll(journal: Journal, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1_000) {
    await Promise.all(Array.from({ length: Math.min(left, 1_000) }, () => journal.append(PAYLOAD)));
  }
}

async function replayRate(directory: string): Promise<{ perSecond: number; openMs: number }> {
  const written = await open(directory);
  await appendAll(written, REPLAYED);
  await written.close();
  const openedMs = performance.now();
  const journal = await open(directory);
  const startedMs = performance.now();
  let count = 0;
  for await (const record of journal.read()) if (record.payload.length === PAYLOAD.length) count++;
  const perSecond = (count / (performance.now() - startedMs)) * 1000;
  await journal.close();
  if (count !== REPLAYED) throw new Error(`${count} of ${REPLAYED} records were read`);
  return { perSecond, openMs: startedMs - openedMs };
}
