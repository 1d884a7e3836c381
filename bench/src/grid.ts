import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  buildRadialModel,
  compareVoltages,
  HeadroomFinder,
  importBalancedReference,
  importThreePhaseReference,
  type Network,
  networkLimits,
  type ReferenceVoltages,
  Sweep,
  type SweepMethod,
} from "@sourceful/grid";
import type { Report } from "./report.ts";
import { median } from "./statistics.ts";

const FOLDER = fileURLToPath(new URL("../../../shared/data/grid/reference/", import.meta.url));
const FEEDER = "ieee-european-lv.three-phase-minute-566.json";
const WARM_MS = 1_000;
const RUN_MS = 3_000;

/** Exact power flow: how fast, how close to pandapower's published solutions, and what headroom costs. */
export async function benchGrid(report: Report): Promise<void> {
  if (!existsSync(FOLDER)) return report.progress("grid: left out, ../shared/data/grid is missing");
  reportErrors(report, "balanced", ["cigre-lv.balanced.json", "ieee-european-lv.balanced-6kw.json"]);
  reportErrors(report, "threePhase", ["ieee-european-lv.three-phase-minute-1.json", FEEDER]);

  const { network } = read(FEEDER);
  const sweep = new Sweep(buildRadialModel(network));
  report.progress(`grid: the 906-bus feeder solved for ${(WARM_MS + RUN_MS) / 1000} s`);
  const sweepMs = timeMs(() => sweep.solve());
  const sweeps = sweep.sweeps;
  report.figure(
    "grid.sweep.ms",
    sweepMs,
    "ms",
    `one solution of 906 buses in three phases at minute 566, from a flat start, ${sweeps} sweeps; median, warm`,
  );
  const pandapowerMs = timePandapower();
  if (pandapowerMs === undefined)
    report.progress("grid: pandapower is not installed, so its ratio is left out");
  else
    report.figure(
      "grid.sweep.ratio",
      sweepMs / pandapowerMs,
      "",
      `that over pandapower's runpp_3ph, ${pandapowerMs.toFixed(1)} ms`,
    );

  const connectionPoints = network.loads.map(({ id, bus }) => ({ id, bus, loads: [id] }));
  const street = { ...network, connectionPoints };
  const finder = new HeadroomFinder(street, networkLimits(street));
  let turn = 0;
  const headroomMs = timeMs(() => {
    const connectionPoint = connectionPoints[turn++ % connectionPoints.length]?.id as string;
    finder.find({ connectionPoint, direction: turn % 2 === 0 ? "import" : "export" }, { atMs: 0 });
  });
  report.figure(
    "grid.headroom.ms",
    headroomMs,
    "ms",
    "headroom of one of its 55 connection points, one direction, to 1 W, with every line's rating checked; median",
  );
}

function read(name: string): { network: Network; reference: ReferenceVoltages } {
  const importReference = name.includes("three-phase") ? importThreePhaseReference : importBalancedReference;
  const { network, reference, problems } = importReference(readFileSync(`${FOLDER}${name}`, "utf8"), name);
  if (!network || !reference) throw new Error(`${name}: ${problems[0]?.problem ?? "it has no network"}`);
  return { network, reference };
}

function reportErrors(report: Report, method: SweepMethod, names: readonly string[]): void {
  const errors = names.map((name) => {
    const { network, reference } = read(name);
    const sweep = new Sweep(buildRadialModel(network), method);
    sweep.solve();
    return compareVoltages(sweep.result(), reference).magnitudePu;
  });
  const each = names.map(
    (name, index) => `${name.replace(/\.json$/, "")} ${errors[index]?.toExponential(1)}`,
  );
  report.figure(
    `grid.error.${method.toLowerCase()}.pu`,
    Math.max(...errors),
    "pu",
    `largest difference to pandapower's voltages: ${each.join(", ")}`,
  );
}

function timeMs(run: () => void): number {
  const tookMs: number[] = [];
  const startedMs = performance.now();
  for (let nowMs = startedMs; nowMs < startedMs + WARM_MS + RUN_MS; ) {
    const fromMs = nowMs;
    run();
    nowMs = performance.now();
    if (fromMs > startedMs + WARM_MS) tookMs.push(nowMs - fromMs);
  }
  return median(tookMs);
}

/** Median of pandapower's three-phase power flow on the same feeder and minute; absent when it is not installed. */
function timePandapower(): number | undefined {
  const script = `
import time, pandapower
from pandapower.pf.runpp_3ph import runpp_3ph
from pandapower.networks import ieee_european_lv_asymmetric
net = ieee_european_lv_asymmetric("on_peak_566")
runpp_3ph(net)
took = []
for _ in range(9):
    start = time.perf_counter()
    runpp_3ph(net)
    took.append(time.perf_counter() - start)
print(sorted(took)[4] * 1000)`;
  const { status, stdout } = spawnSync("python3", ["-c", script], { encoding: "utf8", timeout: 120_000 });
  const tookMs = Number(stdout?.trim().split("\n").at(-1));
  return status === 0 && tookMs > 0 ? tookMs : undefined;
}
