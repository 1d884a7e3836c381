import type { Verification } from "@sourceful/journal";
import { printLine } from "@sourceful/terminal";
import { inspectNodeJournal, type JournalPlace } from "./inspect-node-journal.ts";

/** `edge-node journal verify`. Answers the exit code: 1 when something is damaged or was changed. */
export async function verifyJournal(options: JournalPlace & { json: boolean }): Promise<number> {
  return inspectNodeJournal(options, async (inspection, directory) => {
    const found = await inspection.verify();
    await printLine(
      options.json ? JSON.stringify(wireVerification(found, directory)) : describe(found, directory),
    );
    return found.isIntact ? 0 : 1;
  });
}

function wireVerification(found: Verification, directory: string): object {
  const { isIntact, records, firstSeq, lastSeq, anchorHash, headHash, epochs, damages, chainBreaks } = found;
  return {
    directory,
    intact: isIntact,
    records,
    ...(firstSeq === undefined ? {} : { first_seq: firstSeq }),
    ...(lastSeq === undefined ? {} : { last_seq: lastSeq }),
    ...(anchorHash === undefined ? {} : { anchor_hash: anchorHash }),
    head_hash: headHash,
    epochs: epochs.map((one) => ({ epoch: one.epoch, first_seq: one.firstSeq, last_seq: one.lastSeq })),
    damages: damages.map(({ fromSeq, toSeq }) => ({ from_seq: fromSeq, to_seq: toSeq })),
    chain_breaks: chainBreaks,
  };
}

function describe(found: Verification, directory: string): string {
  const { isIntact, records, firstSeq, lastSeq, headHash, epochs, damages, chainBreaks } = found;
  if (firstSeq === undefined || lastSeq === undefined) return `${directory} holds no records`;
  return [
    `${directory}: ${records} records, ${firstSeq} to ${lastSeq}, ${isIntact ? "intact" : "NOT intact"}`,
    ...epochs.map((one) => `epoch ${one.epoch}: ${one.firstSeq} to ${one.lastSeq}`),
    ...damages.map(({ fromSeq, toSeq }) => `${seqs(fromSeq, toSeq)} cannot be read`),
    ...chainBreaks.map((seq) => `${seq} does not continue ${seq - 1}: one of them was changed`),
    `head hash ${headHash}`,
  ].join("\n");
}

function seqs(fromSeq: number, toSeq: number): string {
  return fromSeq === toSeq ? `${fromSeq}` : `${fromSeq} to ${toSeq}`;
}
