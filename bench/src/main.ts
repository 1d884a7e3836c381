import pc from "picocolors";
import { benchControl } from "./control.ts";
import { benchDeadUnit } from "./dead-unit.ts";
import { benchEdgeware, benchEdgewareDay } from "./edgeware.ts";
import { benchGateway } from "./gateway.ts";
import { benchGrid } from "./grid.ts";
import { benchJournal } from "./journal.ts";
import { benchLuarunner } from "./luarunner.ts";
import { benchModbus } from "./modbus.ts";
import { benchNats } from "./nats.ts";
import { benchProbe } from "./probe.ts";
import type { Figure, Report } from "./report.ts";
import { benchScale } from "./scale.ts";
import { benchSoak } from "./soak.ts";
import { benchUpstream } from "./upstream.ts";

const BENCHES: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  luarunner: benchLuarunner,
  modbus: benchModbus,
  gateway: benchGateway,
  scale: benchScale,
  deadunit: benchDeadUnit,
  control: benchControl,
  nats: benchNats,
  journal: benchJournal,
  upstream: benchUpstream,
  probe: benchProbe,
  edgeware: benchEdgeware,
  grid: benchGrid,
  soak: benchSoak,
  edgewareday: benchEdgewareDay,
};

/** Run when named only. */
const LONG: readonly string[] = ["edgewareday"];

const USAGE = `Usage: pnpm bench [name …] [--json]

Runs the benchmarks (${Object.keys(BENCHES).join(", ")}; all but ${LONG.join(", ")} when none is named) and prints their figures.
Ratios compare two things in one run; absolute times depend on the machine.

  pnpm bench                 all of them
  pnpm bench nats            one
  pnpm bench nats --json     one object of key to {value, unit, note}`;

async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith("-"));
  const unknown = [
    ...args.filter((arg) => arg.startsWith("-") && arg !== "--json" && arg !== "--help"),
    ...names.filter((name) => !BENCHES[name]),
  ];
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  if (unknown.length > 0) {
    console.error(`unknown: ${unknown.join(", ")}\n\n${USAGE}`);
    return 2;
  }
  const isJson = args.includes("--json");
  const figures: Record<string, Figure> = {};
  const report: Report = {
    figure(key, value, unit, note) {
      figures[key] = { value, unit, note };
      if (!isJson)
        console.log(
          `${pc.bold(key.padEnd(34))} ${format(value).padStart(10)} ${unit.padEnd(6)} ${pc.dim(note)}`,
        );
    },
    progress: (text) => console.error(pc.dim(`  ${text}`)),
  };
  const usual = Object.keys(BENCHES).filter((bench) => !LONG.includes(bench));
  for (const name of names.length > 0 ? names : usual) await BENCHES[name]?.(report);
  if (isJson) console.log(JSON.stringify(figures, null, 2));
  return 0;
}

function format(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en");
  return value.toPrecision(3);
}

process.exitCode = await main(process.argv.slice(2));
