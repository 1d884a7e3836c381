import { type Clock, sleep } from "@sourceful/domain";

/** How a server takes leave. */
export interface LameDuckOptions {
  /** How long clients have to go elsewhere by themselves. Default 10,000. */
  readonly graceMs?: number;
  /** Those left are then disconnected one by one, spread over this time, a second apart at most. Default 110,000. */
  readonly durationMs?: number;
}

/** Longest pause between two clients. */
const MAX_PAUSE_MS = 1_000;

/** What lame duck mode needs of a connection. */
export interface Leaver {
  /** Says that the server is about to go. */
  announceLameDuck(): void;
  close(): Promise<void>;
}

/**
 * Tells all clients that the server goes, waits, then disconnects them one after the other, so that they do not
 * all arrive at the next server at once. Resolves when none is left; `signal` ends the waiting at once.
 */
export async function dismissClients(
  clients: ReadonlySet<Leaver>,
  { graceMs = 10_000, durationMs = 110_000 }: LameDuckOptions,
  { clock, random, signal }: { clock: Clock; random: () => number; signal: AbortSignal },
): Promise<void> {
  if (clients.size === 0) return;
  for (const client of clients) client.announceLameDuck();
  try {
    await sleep(clock, graceMs, signal);
    const remaining = [...clients];
    const longestMs = Math.min(durationMs / Math.max(remaining.length, 1), MAX_PAUSE_MS);
    for (const client of remaining) {
      if (!clients.has(client)) continue;
      await client.close();
      if (clients.size > 0) await sleep(clock, longestMs * (0.5 + random() / 2), signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
