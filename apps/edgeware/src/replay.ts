import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { type Replay, replayLog } from "@sourceful/edgeware-aggregator";
import { claimDataDirectory } from "@sourceful/identity";
import { printLine } from "@sourceful/terminal";

/** `edgeware replay`. Answers the exit code: 1 when the log gives something else than was recorded. */
export async function runReplay(directory: string, { json }: { json: boolean }): Promise<number> {
  const startedMs = systemClock.monotonicMs();
  const isShown = !json && process.stderr.isTTY;
  const dataDir = resolve(directory);
  // A directory that is not there is told of by the replay.
  const release = existsSync(dataDir) ? await claimDataDirectory(dataDir, silentLogger) : undefined;
  let replay: Replay;
  try {
    replay = await replayLog({
      directory: dataDir,
      clock: systemClock,
      logger: silentLogger,
      onProgress: (folded, of) => {
        if (isShown) process.stderr.write(`\r${folded} of ${of} events`);
      },
    });
  } finally {
    await release?.();
  }
  if (isShown) process.stderr.write("\r\u001b[K");
  const tookMs = systemClock.monotonicMs() - startedMs;
  await printLine(json ? JSON.stringify(wire(replay, tookMs)) : describe(replay, tookMs));
  return replay.divergence ? 1 : 0;
}

function wire({ from, events, spanMs, decisions, states, divergence }: Replay, tookMs: number): object {
  return {
    from,
    events,
    span_ms: spanMs,
    took_ms: Math.round(tookMs),
    decisions,
    states,
    ...(divergence ? { divergence } : {}),
  };
}

function describe({ events, spanMs, decisions, states, divergence }: Replay, tookMs: number): string {
  const pace = tookMs > 0 ? `, ${Math.round(spanMs / tookMs)} times as fast as they came` : "";
  const done = `${events} events of ${(spanMs / 3_600_000).toFixed(1)} h in ${(tookMs / 1000).toFixed(1)} s${pace}`;
  if (!divergence) {
    return `${done}\nthe same: ${decisions} decisions and ${states} states, to the byte`;
  }
  const { position, path, recorded = "nothing", replayed = "nothing" } = divergence;
  const where =
    divergence.in === "decision"
      ? `the decision about event ${position}`
      : `the state after event ${position}`;
  return `${done}\nDIFFERENT: ${where}${path === "" ? "" : `, at ${path}`}\n  recorded  ${recorded}\n  replayed  ${replayed}`;
}
