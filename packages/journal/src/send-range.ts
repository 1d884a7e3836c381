import type { Delivery } from "./delivery.ts";
import type { Journal } from "./journal.ts";

/** Seqs, both included; none when `toSeq` is less. */
export interface SeqRange {
  fromSeq: number;
  toSeq: number;
  newestFirst: boolean;
}

/** Calls `send` for every seq of a range in order, one call for each stretch that is not there any more. */
export async function sendRange(
  journal: Journal,
  { fromSeq, toSeq, newestFirst }: SeqRange,
  isReplay: boolean,
  send: (delivery: Delivery) => Promise<void>,
): Promise<void> {
  if (toSeq < fromSeq) return;
  let first = fromSeq;
  let last = toSeq;
  for await (const record of journal.read({ fromSeq, toSeq, newestFirst })) {
    const { seq } = record;
    if (newestFirst) {
      if (seq < last) await send({ kind: "gap", fromSeq: seq + 1, toSeq: last });
      last = seq - 1;
    } else {
      if (seq > first) await send({ kind: "gap", fromSeq: first, toSeq: seq - 1 });
      first = seq + 1;
    }
    await send({ kind: "record", record, isReplay });
  }
  if (first <= last) await send({ kind: "gap", fromSeq: first, toSeq: last });
}
