import type { StateDiagram, StateEdge } from "./state-diagram.ts";
import { WATCHDOG_DIAGRAM } from "./watchdog/watchdog-diagram.ts";

/** The machines that docs/failsafe.md draws, in its order. */
const DIAGRAMS: readonly StateDiagram[] = [WATCHDOG_DIAGRAM];

const INTRODUCTION = `What this node does when somebody, or something, falls silent. Every rule set is a table in \`packages/control\`; the program runs the table, the tests walk through every pair of it, and this page is drawn from it. An event that a state's table does not list changes nothing there.`;

/** docs/failsafe.md: every state machine of control, drawn from its table. */
export function renderFailsafe(): string {
  const blocks = [
    "# Failing safe",
    "_Generated from `packages/control` by its tests; `pnpm generate` rewrites it._",
    INTRODUCTION,
    ...DIAGRAMS.flatMap(renderDiagram),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function renderDiagram({
  title,
  introduction,
  initial,
  states,
  events,
  actions = {},
  edges,
}: StateDiagram): string[] {
  return [
    `## ${title}`,
    introduction,
    drawing(initial, edges),
    table(["state", "meaning"], named(states)),
    table(["event", "meaning"], named(events)),
    ...(Object.keys(actions).length > 0 ? [table(["action", "meaning"], named(actions))] : []),
    table(
      ["in", "on", "becomes", "and"],
      edges.map(({ from, event, to, actions: done = [], refusal }) => [
        code(from),
        code(event),
        refusal === undefined ? code(to) : `refused: ${code(refusal)}`,
        done.map(code).join(" "),
      ]),
    ),
  ];
}

/** Arrows between two states only: what happens inside one is in the table. */
function drawing(initial: string, edges: readonly StateEdge[]): string {
  const labels = new Map<string, string[]>();
  for (const { from, to, event, refusal } of edges) {
    if (from === to || refusal !== undefined) continue;
    const arrow = `${from} --> ${to}`;
    labels.set(arrow, [...(labels.get(arrow) ?? []), event]);
  }
  const arrows = [...labels].map(([arrow, names]) => `    ${arrow}: ${names.join(", ")}`);
  return ["```mermaid", "stateDiagram-v2", `    [*] --> ${initial}`, ...arrows, "```"].join("\n");
}

function named(entries: Readonly<Record<string, string>>): string[][] {
  return Object.entries(entries).map(([name, meaning]) => [code(name), meaning]);
}

function code(name: string): string {
  return `\`${name}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}
