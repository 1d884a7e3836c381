import type { Journal } from "@sourceful/journal";
import type { UpstreamPosition } from "@sourceful/messaging";

/** Records of one epoch stand together; they end where the next run begins. */
interface Run {
  readonly epoch: number;
  readonly fromSeq: number;
}

/** Which epochs a journal holds, and so what a position that was given out once means in it now. */
export class UpstreamEpochs {
  readonly #runs: Run[];
  /** When the newest record there was at the start was made, Unix epoch ms; undefined when there was none. */
  readonly newestAtMs: number | undefined;
  #newest: UpstreamPosition | undefined;

  private constructor(runs: Run[], newest: (UpstreamPosition & { readonly atMs: number }) | undefined) {
    this.#runs = runs;
    this.newestAtMs = newest?.atMs;
    this.#newest = newest && { epoch: newest.epoch, seq: newest.seq };
  }

  /** Reads the epochs of what is in a journal: two records of it, and some more for each epoch. */
  static async of(journal: Pick<Journal, "read">): Promise<UpstreamEpochs> {
    const oldest = await firstOf(journal, {});
    const newest = await firstOf(journal, { newestFirst: true });
    if (!oldest || !newest) return new UpstreamEpochs([], undefined);
    const runs: Run[] = [{ epoch: oldest.epoch, fromSeq: oldest.seq }];
    await findBoundaries(journal, oldest, newest, runs);
    return new UpstreamEpochs(runs, newest);
  }

  /** The newest record there is; undefined when there is none. */
  get newest(): UpstreamPosition | undefined {
    return this.#newest;
  }

  /** A record was added. */
  added({ epoch, seq }: UpstreamPosition): void {
    if (this.#runs.at(-1)?.epoch !== epoch) this.#runs.push({ epoch, fromSeq: seq });
    if (!this.#newest || seq > this.#newest.seq) this.#newest = { epoch, seq };
  }

  /** The newest seq of this journal at or before a position; undefined when its epoch is none of the journal's. */
  seqAt({ epoch, seq }: UpstreamPosition): number | undefined {
    const at = this.#runs.findIndex((run) => run.epoch === epoch);
    if (at < 0) return undefined;
    const next = this.#runs[at + 1];
    return Math.min(seq, next ? next.fromSeq - 1 : (this.#newest?.seq ?? 0));
  }
}

/** Adds every run that begins after `from` and not after `to`, oldest first, by halving. */
async function findBoundaries(
  journal: Pick<Journal, "read">,
  from: UpstreamPosition,
  to: UpstreamPosition,
  runs: Run[],
): Promise<void> {
  if (from.epoch === to.epoch) return;
  if (to.seq - from.seq === 1) {
    runs.push({ epoch: to.epoch, fromSeq: to.seq });
    return;
  }
  const seq = Math.floor((from.seq + to.seq) / 2);
  const found = await firstOf(journal, { fromSeq: seq, toSeq: to.seq });
  // What is missing counts to what follows it.
  const middle = { epoch: found?.epoch ?? to.epoch, seq };
  await findBoundaries(journal, from, middle, runs);
  await findBoundaries(journal, middle, to, runs);
}

async function firstOf(
  journal: Pick<Journal, "read">,
  range: Parameters<Journal["read"]>[0],
): Promise<(UpstreamPosition & { readonly atMs: number }) | undefined> {
  for await (const { epoch, seq, atMs } of journal.read(range)) return { epoch, seq, atMs };
  return undefined;
}
