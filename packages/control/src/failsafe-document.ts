import { LIMIT_DIAGRAM } from "./limits/limit-diagram.ts";
import type { StateDiagram, StateEdge } from "./state-diagram.ts";
import { THROTTLE_DIAGRAM } from "./throttle/throttle-diagram.ts";
import { WATCHDOG_DIAGRAM } from "./watchdog/watchdog-diagram.ts";

/** The machines that docs/failsafe.md draws, in its order. */
const DIAGRAMS: readonly StateDiagram[] = [WATCHDOG_DIAGRAM, LIMIT_DIAGRAM, THROTTLE_DIAGRAM];

const INTRODUCTION = `What this node does when somebody, or something, falls silent. Every rule set is a table in \`packages/control\`; the program runs the table, the tests walk through every pair of it, and this page is drawn from it. An event that a state's table does not list changes nothing there.`;

const SITE_WALK_THROUGH = `## A day of a site

With the site.json of [configuration](configuration.md#sitejson): a main fuse of 25 A, a garage of 20 A, a battery, panels and a charger, limits in both directions.

1. The node starts. Devices go to their default mode; consumption and production begin in \`init\` with their failsafe limits. The grid operator's box sends a heartbeat and, deactivated, a limit: \`unlimited_controlled\`.
2. The car charges with 16 A on three phases, the battery with 5 kW, and an oven takes 8 A of L1: 16 + 7.2 + 8 A are more than 25 A. At the second reading of the meter the guard lowers the larger of the two: 17 A on three phases are to share, the battery's 7.2 A are below half of them, the charger gets 9 A. The state says \`held\` by the fuse of grid on L1.
3. The energy management system asks for 6 kW more: it is refused as \`site_over_limit\`, with what there is room for.
4. The oven goes off. After 30 s of room the charger gets a quarter of its power more, and so on until it has what it had; then the guard lets go, and the charger's default mode and its master take over.
5. The box writes 4200 W for consumption. In \`garage\` with \`enwg14a\` the limit is on the charger alone: its § 14a minimum at least, the household is outside, and what the panels have over comes on top.
6. The box falls silent. 120 s later: \`failsafe\`, 4200 W, and nothing given to the grid: the panels are curtailed to what the house takes. The node is restarted in between, and goes on in \`failsafe\`. The box comes back with a heartbeat, which changes nothing, and a limit, which does.
7. The meter falls silent. After 60 s the charger is paused and the battery sent to its default mode, once; the panels, limited in what they give, are curtailed to nothing; every command is refused as \`site_meter_silent\`. The meter speaks again: 30 s later they are given back.`;

/** docs/failsafe.md: every state machine of control, drawn from its table. */
export function renderFailsafe(): string {
  const blocks = [
    "# Failing safe",
    "_Generated from `packages/control` by its tests; `pnpm generate` rewrites it._",
    INTRODUCTION,
    ...DIAGRAMS.flatMap(renderDiagram),
    SITE_WALK_THROUGH,
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
    edgeTable(edges),
  ];
}

function edgeTable(edges: readonly StateEdge[]): string {
  const hasReasons = edges.some(({ why }) => why !== undefined);
  return table(
    ["in", "on", "becomes", "and", ...(hasReasons ? ["because"] : [])],
    edges.map(({ from, event, to, actions: done = [], refusal, why = "" }) => [
      code(from),
      code(event),
      refusal === undefined ? code(to) : `refused: ${code(refusal)}`,
      done.map(code).join(" "),
      ...(hasReasons ? [why] : []),
    ]),
  );
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
