import {
  formatAge,
  formatEnergy,
  formatFraction,
  formatPower,
  printable,
  textTable,
} from "@sourceful/terminal";
import pc from "picocolors";
import type { StateAnswers } from "./show-state.ts";

type Element = StateAnswers["state"]["elements"][number];
type Building = StateAnswers["buildings"][number];
type Finding = StateAnswers["limits"]["violations"][number];

const RIGHT = { align: "right" } as const;

/** A community on a page: its parts, its buildings, what its network bears and what waits for a person. */
export function statePage({ state, buildings, limits }: StateAnswers): string {
  const head = `${pc.bold(printable(state.community))}  ${pc.dim(`topology ${state.topology_version}, event ${state.position}, ${new Date(state.at_ms).toISOString()}`)}`;
  const parts = [head, elementTable(state.elements), limitLines(limits)];
  for (const { id, status } of state.peds) {
    if (!status) continue;
    const balance = `${formatEnergy(status.balance_wh)} primary energy this year, ${formatFraction(status.coverage)} known`;
    parts.push(
      `PED ${printable(id)} ${status.status}: ${balance} (${status.method}, boundary ${status.boundary_version})`,
    );
  }
  if (state.quarantined > 0)
    parts.push(pc.yellow(`${state.quarantined} messages wait for a steward: edgeware quarantine`));
  if (state.refused > 0)
    parts.push(pc.yellow(`${state.refused} messages were refused: edgeware audit --type quarantine`));
  // The longest last: of a page that does not fit, the end is cut.
  parts.push(buildingTable(buildings, limits.headroom, state.at_ms));
  return parts.filter((part) => part !== "").join("\n\n");
}

function elementTable(elements: readonly Element[]): string {
  const columns = [
    { title: "element" },
    { title: "net", ...RIGHT },
    { title: "±", ...RIGHT },
    { title: "production", ...RIGHT },
    { title: "fresh", ...RIGHT },
    { title: "coverage", ...RIGHT },
    { title: "quality" },
  ];
  return textTable(
    columns,
    elements.map(({ element, view, withheld, verdict = "fits" }) => {
      const name = element.kind === "community" ? "community" : `${element.kind} ${printable(element.id)}`;
      if (!view) return [name, "", "", "", "", "", pc.dim(withheld ?? "")];
      const { figures, by_freshness: fresh, members, coverage, quality, is_valid, invalid_reason } = view;
      const { known_value: net, variance } = figures.net;
      const isPart = figures.net.value === undefined && net !== undefined;
      return [
        name,
        net === undefined ? "" : `${isPart ? "known " : ""}${formatPower(net)}`,
        net === undefined ? "" : formatPower(2 * Math.sqrt(variance)),
        formatPower(figures.generation.known_value),
        `${fresh.fresh}/${members}`,
        formatFraction(coverage),
        [
          is_valid ? coloured(quality) : pc.red(invalid_reason ?? "not valid"),
          ...(verdict === "fits" ? [] : [pc.yellow(printable(verdict))]),
        ].join(", "),
      ];
    }),
  );
}

/** With each building what its connection has left. */
function buildingTable(
  buildings: readonly Building[],
  headroom: StateAnswers["limits"]["headroom"],
  atMs: number,
): string {
  if (buildings.length === 0) return "";
  const left = new Map(headroom.map((one) => [one.connection_point, one]));
  const columns = [
    { title: "building" },
    { title: "at" },
    { title: "net", ...RIGHT },
    { title: "value" },
    { title: "age", ...RIGHT },
    { title: "can import", ...RIGHT },
    { title: "can export", ...RIGHT },
    { title: "stopped by" },
  ];
  return textTable(
    columns,
    buildings.map((building) => {
      const { serial, kind, connection_point: point = "", view, sample_ms: sampleMs, doubts } = building;
      const room = left.get(point);
      const stopped = new Set([room?.import_stopped_by, room?.export_stopped_by]);
      const value = doubts.length > 0 ? pc.yellow(doubts.join(", ")) : coloured(building.freshness);
      return [
        printable(serial),
        kind === "meter" ? "meter" : printable(point),
        view ? formatPower(view.figures.net.known_value) : pc.dim(kind === "meter" ? "" : "private"),
        value,
        sampleMs === undefined ? "" : formatAge(Math.max(0, atMs - sampleMs)),
        formatPower(room?.import_w),
        formatPower(room?.export_w),
        printable([...stopped].flatMap((name) => shortly(name, point)).join("; ")),
      ];
    }),
  );
}

/** A connection that is stopped by its own capacity is nothing to look at. */
function shortly(limit: string | undefined, point: string): string[] {
  return limit === undefined || limit === `contract ${point}` ? [] : [limit];
}

function limitLines({ violations, network, unchecked, buildings }: StateAnswers["limits"]): string {
  const lines = violations.map(describe);
  if (lines.length === 0) lines.push(pc.green("no limit is broken"));
  if (network.reason !== undefined) lines.push(pc.dim(network.reason));
  if (buildings.missing > 0)
    lines.push(pc.dim(`${buildings.missing} buildings are not known and taken for the worst`));
  if (unchecked.length > 0) lines.push(pc.dim(`${unchecked.length} limits could not be checked`));
  return lines.join("\n");
}

function describe({ severity, limit_id, element, phase, value, limit, unit, certainty }: Finding): string {
  const where = limit_id.endsWith(element.id) ? "" : ` at ${element.kind} ${element.id}`;
  const figures =
    value === undefined ? "" : ` ${round(value)} of ${round(limit)} ${unit === "1" ? "" : unit}`;
  const text = `${severity}: ${limit_id}${where}${phase === undefined ? "" : `, phase ${phase}`}${figures}`;
  return certainty === "expected" ? pc.red(printable(text)) : pc.yellow(`${printable(text)} (possible)`);
}

function round(value: number): string {
  return Math.abs(value) < 10 ? value.toFixed(3) : value.toFixed(0);
}

function coloured(quality: string): string {
  if (quality === "valid" || quality === "fresh") return pc.green(quality);
  return quality === "missing" ? pc.red(quality) : pc.yellow(quality);
}
