import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { type Replay, replayLog } from "@sourceful/edgeware-aggregator";
import { claimDataDirectory } from "@sourceful/identity";
import { printLine } from "@sourceful/terminal";
import { snakeKeys } from "./api/snake-keys.ts";

/** `edgeware replay`. Answers the exit code: 1 when the log has lost events or gives something else than was recorded. */
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
  return replay.divergence || replay.lost.length > 0 ? 1 : 0;
}

function wire(replay: Replay, tookMs: number): object {
  const { from, events, spanMs, decisions, states, decidedBy, replayedBy, lost, divergence } = replay;
  return {
    from,
    events,
    span_ms: spanMs,
    took_ms: Math.round(tookMs),
    decisions,
    states,
    decided_by: decidedBy,
    replayed_by: replayedBy,
    lost,
    ...(divergence ? { divergence: snakeKeys(divergence) } : {}),
  };
}

function describe(replay: Replay, tookMs: number): string {
  const { from, events, spanMs, decisions, states, divergence } = replay;
  const pace = tookMs > 0 ? `, ${Math.round(spanMs / tookMs)} times as fast as they came` : "";
  const done = [
    `${events} events of ${(spanMs / 3_600_000).toFixed(1)} h in ${(tookMs / 1000).toFixed(1)} s${pace}`,
    ...(from > 1 ? [`the log has lost its beginning: from the snapshot after event ${from} on`] : []),
    describeRules(replay),
    ...describeLost(replay),
  ];
  if (!divergence) {
    return [...done, `the same: ${decisions} decisions and ${states} states, to the byte`].join("\n");
  }
  const { position, path, recorded = "nothing", replayed = "nothing" } = divergence;
  const where =
    divergence.in === "decision"
      ? `the decision about event ${position}`
      : `the state after event ${position}`;
  return [
    ...done,
    `DIFFERENT: ${where}${path === "" ? "" : `, at ${path}`}`,
    `  recorded  ${recorded}`,
    `  replayed  ${replayed}`,
    ...(replay.decidedBy.every(({ version }) => version === replay.replayedBy)
      ? []
      : ["Other rules decided there or before: that it came to something else need be no fault."]),
  ].join("\n");
}

function describeRules({ decidedBy, replayedBy }: Replay): string {
  const decided = decidedBy.map(
    ({ from, version = "of a version that the log does not say" }, i) =>
      `rules ${version}${i === 0 ? "" : ` from event ${from} on`}`,
  );
  return `decided by ${decided.join(", ")}; replayed by rules ${replayedBy}`;
}

function describeLost({ lost }: Replay): string[] {
  if (lost.length === 0) return [];
  const ranges = lost.map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
  return [`LOST: the log has lost events ${ranges.join(", ")}, damaged or removed. Put it back from a copy`];
}
