import type { AuditRecord, CommunityEffect } from "@sourceful/edgeware-aggregator";
import { formatPower, printable, printLine } from "@sourceful/terminal";
import type { SnakeKeys } from "../api/snake-keys.ts";
import { askNode } from "./ask-node.ts";

type Effect = SnakeKeys<CommunityEffect>;
type Decision = SnakeKeys<AuditRecord>;

/** As many as the API gives at once. */
const PAGE = 1000;

export interface AuditOptions {
  url: string;
  limit: number;
  before?: number;
  type?: string;
  json: boolean;
}

/** `edgeware audit`: decisions newest last, as one reads a log. */
export async function showAudit({ url, limit, before, type, json }: AuditOptions): Promise<void> {
  const decisions: Decision[] = [];
  for (let from = before; decisions.length < limit; from = decisions.at(-1)?.position) {
    const size = Math.min(limit - decisions.length, PAGE);
    const query = new URLSearchParams({ limit: String(size) });
    if (from !== undefined) query.set("before", String(from));
    if (type !== undefined) query.set("type", type);
    const page = await askNode<readonly Decision[]>(url, `/audit?${query}`);
    decisions.push(...page);
    if (page.length < size) break;
  }
  if (decisions.length === 0 && !json) await printLine("nothing of this was decided");
  for (const decision of decisions.toReversed()) {
    if (json) {
      if (!(await printLine(JSON.stringify(decision)))) return;
      continue;
    }
    const head = `${decision.position}  ${new Date(decision.at_ms).toISOString()}`;
    for (const effect of decision.effects) {
      if (!(await printLine(`${head}  ${printable(describe(effect))}`))) return;
    }
  }
}

function describe(effect: Effect): string {
  switch (effect.type) {
    case "reception":
      return `reception   ${effect.serial} ${effect.boot}/${effect.seq} ${effect.code} ${effect.reason ?? ""}`;
    case "quarantine":
      return `quarantine  ${effect.entry.id} ${effect.entry.serial ?? "nobody"} ${effect.entry.gate}: ${effect.entry.findings.map(({ message }) => message).join("; ")}`;
    case "alarm":
      return `alarm       ${effect.severity} ${effect.code} ${effect.about}: ${effect.reason}`;
    case "action":
      return `action      ${effect.action.actor} as ${effect.action.role}: ${effect.what}${effect.is_done ? "" : ` REFUSED, ${effect.reason ?? ""}`} (${effect.action.explanation})`;
    case "publish":
      return `published   ${effect.publication.view.element.kind} ${effect.publication.view.element.id}: ${formatPower(effect.publication.view.figures.net.known_value)} of ${effect.publication.view.members} buildings`;
    case "ledger":
      return `ledger      ${new Date(effect.record.start_ms).toISOString()} revision ${effect.record.revision}: ${effect.record.known} of ${effect.record.buildings} buildings known`;
    default:
      return `partitions  topology ${effect.topology_version}: ${effect.partitions.map(({ element, kind, buildings }) => `${element.id} ${kind} (${buildings})`).join(", ")}`;
  }
}
