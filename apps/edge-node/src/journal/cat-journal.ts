import { decodeUpstreamPayload, type UpstreamPayload } from "@sourceful/gateway";
import type { JournalInspection, JournalRecord } from "@sourceful/journal";
import { printable, printLine } from "@sourceful/terminal";
import { inspectNodeJournal, type JournalPlace } from "./inspect-node-journal.ts";
import { matchesSubject } from "./matches-subject.ts";

export interface CatJournalOptions extends JournalPlace {
  /** Seqs, inclusive. */
  from?: number;
  to?: number;
  /** A subject; wildcards as in NATS. */
  subject?: string;
  /** Oldest age, ms. */
  since?: number;
  json: boolean;
}

/** `edge-node journal cat`: records oldest first, and where some are missing between them. */
export async function catJournal(options: CatJournalOptions): Promise<void> {
  // Whoever reads the output may have seen enough: what cannot be written any more is no error.
  process.stdout.on("error", () => undefined);
  await inspectNodeJournal(options, async (inspection) => {
    for await (const line of linesOf(inspection, options)) if (!(await printLine(line))) return;
  });
}

async function* linesOf(
  inspection: JournalInspection,
  { from = 1, to, subject, since, json }: CatJournalOptions,
): AsyncGenerator<string, void> {
  const { firstSeq = 1, lastSeq } = inspection.stats;
  const oldestMs = since === undefined ? Number.NEGATIVE_INFINITY : Date.now() - since;
  const toSeq = Math.min(to ?? lastSeq, lastSeq);
  let expectedSeq = Math.max(from, firstSeq);
  for await (const record of inspection.read({ fromSeq: expectedSeq, toSeq })) {
    if (record.seq > expectedSeq) yield describeMissing(expectedSeq, record.seq - 1, json);
    expectedSeq = record.seq + 1;
    if (record.atMs < oldestMs) continue;
    const message = messageOf(record);
    if (subject !== undefined && !(message && matchesSubject(subject, message.subject))) continue;
    yield json ? JSON.stringify(wireRecord(record, message)) : describeRecord(record, message);
  }
  if (expectedSeq <= toSeq) yield describeMissing(expectedSeq, toSeq, json);
}

/** Undefined for bytes that another version wrote, or nobody. */
function messageOf({ payload }: JournalRecord): UpstreamPayload | undefined {
  try {
    return decodeUpstreamPayload(payload);
  } catch {
    return undefined;
  }
}

function describeRecord({ seq, atMs, payload }: JournalRecord, message: UpstreamPayload | undefined): string {
  const head = `${seq}  ${new Date(atMs).toISOString()}`;
  if (!message) return `${head}  not a message: ${Buffer.from(payload).toString("base64")}`;
  return `${head}  ${printable(message.subject)}  ${printable(Buffer.from(message.data).toString())}`;
}

function wireRecord(
  { epoch, seq, atMs, payload }: JournalRecord,
  message: UpstreamPayload | undefined,
): object {
  const name = { epoch, seq, at_ms: atMs };
  if (!message) return { ...name, base64: Buffer.from(payload).toString("base64") };
  const { subject, data } = message;
  try {
    return { ...name, subject, data: JSON.parse(Buffer.from(data).toString()) as unknown };
  } catch {
    return { ...name, subject, base64: Buffer.from(data).toString("base64") };
  }
}

function describeMissing(fromSeq: number, toSeq: number, json: boolean): string {
  if (json) return JSON.stringify({ missing: { from_seq: fromSeq, to_seq: toSeq } });
  return `${fromSeq === toSeq ? `${fromSeq} is` : `${fromSeq} to ${toSeq} are`} missing: damaged, or dropped meanwhile`;
}
