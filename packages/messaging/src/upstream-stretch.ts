import type { UpstreamFetched } from "./community/message-bodies.ts";
import { UpstreamDigest } from "./upstream-digest.ts";
import type { UpstreamPosition, UpstreamRecord } from "./upstream-record.ts";

export interface UpstreamStretchOptions {
  /** Of the question. */
  readonly id: string;
  readonly after: UpstreamPosition | undefined;
  readonly limit: number;
  readonly startedMs: number;
}

/**
 * What came of an answer, until its end says what should have come. Anybody may have sent something: what is
 * signed for its place stands before what is not, and that counts only if the answer's digest says so (signed
 * with a key that is not believed any more, or before places were signed).
 */
export class UpstreamStretch {
  readonly options: UpstreamStretchOptions;
  readonly #genuine = new Map<string, UpstreamRecord>();
  readonly #doubtful = new Map<string, UpstreamRecord>();

  constructor(options: UpstreamStretchOptions) {
    this.options = options;
  }

  /** Takes what came on the answer's subject. False when it adds nothing: it was not asked for, came before, or too much came. */
  take(record: UpstreamRecord, isGenuine: boolean): boolean {
    const { after, limit } = this.options;
    if (record.epoch === after?.epoch && record.seq <= after.seq) return false;
    const known = isGenuine ? this.#genuine : this.#doubtful;
    const place = placeOf(record);
    // Twice the limit: somebody may add others to those that were asked for.
    if (known.has(place) || known.size >= 2 * limit) return false;
    known.set(place, record);
    return true;
  }

  /** The stretch in order, if all that the answer says was sent is here; undefined otherwise. */
  assemble({
    after,
    records: count,
    missing,
    through,
    digest,
  }: UpstreamFetched): UpstreamRecord[] | undefined {
    if (!isSame(after, this.options.after)) return undefined;
    if (!through) return count === 0 ? [] : undefined;
    if (count > this.#genuine.size + this.#doubtful.size) return undefined;
    const records: UpstreamRecord[] = [];
    for (const seq of lastSeqs(through.seq, count, missing)) {
      const place = placeOf({ epoch: through.epoch, seq });
      const record = this.#genuine.get(place) ?? this.#doubtful.get(place);
      if (!record) return undefined;
      records.push(record);
    }
    if (records.length !== count) return undefined;
    const isCertain = records.every((record) => this.#genuine.has(placeOf(record)));
    return isCertain || digestOf(records) === digest ? records : undefined;
  }

  /** What came and is not among these. */
  strange(records: readonly UpstreamRecord[]): UpstreamRecord[] {
    const used = new Set(records);
    return [...this.#doubtful.values()].filter((record) => !used.has(record));
  }
}

/** The `count` numbers up to `through` that are not missing, ascending. */
function lastSeqs(through: number, count: number, missing: UpstreamFetched["missing"]): number[] {
  const seqs: number[] = [];
  let seq = through;
  for (const { from_seq: from, to_seq: to } of missing.toReversed()) {
    for (; seq > to && seqs.length < count; seq--) seqs.push(seq);
    seq = Math.min(seq, from - 1);
  }
  for (; seq > 0 && seqs.length < count; seq--) seqs.push(seq);
  return seqs.reverse();
}

function placeOf({ epoch, seq }: UpstreamPosition): string {
  return `${epoch} ${seq}`;
}

function digestOf(records: readonly UpstreamRecord[]): string {
  const digest = new UpstreamDigest();
  for (const record of records) digest.add(record);
  return digest.end();
}

function isSame(a: UpstreamPosition | undefined, b: UpstreamPosition | undefined): boolean {
  return a?.epoch === b?.epoch && a?.seq === b?.seq;
}
