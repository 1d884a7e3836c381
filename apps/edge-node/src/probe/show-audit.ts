import { type AuditEntry, decodeAuditEntry } from "@sourceful/probe";
import { printable, printLine } from "@sourceful/terminal";
import { inspectNodeJournal } from "../journal/inspect-node-journal.ts";

export interface ShowAuditOptions {
  dataDir?: string;
  /** Oldest age, ms. */
  since?: number;
  caller?: string;
  json: boolean;
}

/** `edge-node probe audit`: who asked what and what came of it, oldest first. Exit 1 when the chain is broken. */
export async function showAudit(options: ShowAuditOptions): Promise<number> {
  process.stdout.on("error", () => undefined);
  const { since, caller, json } = options;
  const oldestMs = since === undefined ? Number.NEGATIVE_INFINITY : Date.now() - since;
  return inspectNodeJournal({ ...options, folder: "audit" }, async (inspection) => {
    for await (const { seq, atMs, payload } of inspection.read()) {
      const entry = decodeAuditEntry(payload);
      if (atMs < oldestMs || (caller !== undefined && entry?.caller !== caller)) continue;
      const line = json
        ? JSON.stringify({ seq, at_ms: atMs, ...(entry ?? { unreadable: true }) })
        : `${seq}\t${new Date(atMs).toISOString()}\t${entry ? entryText(entry) : "unreadable"}`;
      if (!(await printLine(line))) return 0;
    }
    if ((await inspection.verify()).isIntact) return 0;
    process.stderr.write("edge-node: the audit is NOT intact: lines were changed, or are damaged\n");
    return 1;
  });
}

function entryText(entry: AuditEntry): string {
  const outcome =
    entry.event === "ended"
      ? `${entry.success ? "ok" : `failed ${entry.code ?? ""}`.trim()} after ${entry.duration_ms} ms`
      : entry.event === "refused"
        ? `${entry.code}: ${entry.reason}`
        : JSON.stringify(entry.params ?? {});
  const unwritten = entry.unwritten === undefined ? "" : ` (and ${entry.unwritten} refusals before)`;
  const of = entry.of === undefined ? "" : `of ${entry.of}, `;
  return [entry.event, entry.caller ?? "nobody known", entry.method, `${of}${outcome}${unwritten}`]
    .map((text) => printable(text))
    .join("\t");
}
