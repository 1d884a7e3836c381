import type { QuarantineEntry } from "@sourceful/edgeware-aggregator";
import { printable, printLine, textTable } from "@sourceful/terminal";
import type { SnakeKeys } from "../api/snake-keys.ts";
import { askNode } from "./ask-node.ts";

type Entry = SnakeKeys<QuarantineEntry>;

interface Shown {
  readonly id: string;
  readonly entry?: Entry;
  readonly message?: object;
  readonly base64?: string;
  readonly withheld?: string;
}

/** `edgeware quarantine list`. */
export async function listQuarantine(options: { url: string; all: boolean; json: boolean }): Promise<void> {
  const { url, all, json } = options;
  const entries = await askNode<readonly Entry[]>(url, `/quarantine?all=${all}`);
  if (json) return void (await printLine(JSON.stringify(entries)));
  if (entries.length === 0) return void (await printLine("nothing is in quarantine"));
  const columns = [
    { title: "id" },
    { title: "when" },
    { title: "building" },
    { title: "gate" },
    { title: "reason" },
    { title: "released" },
  ];
  const rows = entries.map(({ id, at_ms, serial = "", gate, findings, released }) => [
    id,
    new Date(at_ms).toISOString(),
    printable(serial),
    gate,
    printable(reasonsOf(findings)),
    released ? `by ${printable(released.actor)}` : "",
  ]);
  await printLine(textTable(columns, rows));
}

/** `edgeware quarantine show`. */
export async function showQuarantined(
  id: string,
  { url, steward, json }: { url: string; steward?: string; json: boolean },
): Promise<void> {
  const query = steward === undefined ? "" : `?steward=${encodeURIComponent(steward)}`;
  const shown = await askNode<Shown>(url, `/quarantine/${encodeURIComponent(id)}${query}`);
  if (json) return void (await printLine(JSON.stringify(shown)));
  const { entry, message, base64, withheld } = shown;
  const lines = entry
    ? [
        `${entry.id}  ${new Date(entry.at_ms).toISOString()}  ${printable(entry.serial ?? "")}  ${entry.gate} ${entry.code}`,
        ...entry.findings.map(
          ({ reason, message: words, sample }) =>
            `  ${reason}${sample === undefined ? "" : ` (sample ${sample})`}: ${printable(words)}`,
        ),
        ...(entry.released
          ? [`  released by ${printable(entry.released.actor)}: ${printable(entry.released.explanation)}`]
          : []),
      ]
    : [`${id} was refused: nobody is known to have signed it well`];
  if (message) lines.push(printable(JSON.stringify(message)));
  else if (base64 !== undefined) lines.push(base64);
  else lines.push(`what it says is not shown: ${withheld}; --steward names somebody who may see it`);
  await printLine(lines.join("\n"));
}

/** `edgeware quarantine release`. */
export async function releaseQuarantined(
  id: string,
  options: { url: string; steward: string; reason: string; role?: string; decision?: string; json: boolean },
): Promise<void> {
  const { url, steward, reason, role, decision, json } = options;
  const body = {
    steward,
    reason,
    ...(role === undefined ? {} : { role }),
    ...(decision === undefined ? {} : { decision_record: decision }),
  };
  const outcome = await askNode<{ is_done: boolean }>(
    url,
    `/quarantine/${encodeURIComponent(id)}/release`,
    body,
  );
  await printLine(json ? JSON.stringify(outcome) : `${id} is released by ${steward}`);
}

function reasonsOf(findings: Entry["findings"]): string {
  const counts = new Map<string, number>();
  for (const { reason } of findings) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => (count === 1 ? reason : `${reason} ×${count}`)).join(", ");
}
