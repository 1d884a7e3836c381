import { CALIBRATED, INVARIANTS, type Invariant, type SimulationReport } from "@sourceful/simulator";
import { textTable } from "@sourceful/terminal";

/** What several worlds came to, as a page. */
export function describeSimulation(reports: readonly SimulationReport[], tookMs: number): string {
  const counts = new Map<string, number>();
  const broken = new Map<Invariant, SimulationReport>();
  for (const report of reports) {
    for (const [what, count] of Object.entries(report.counts))
      counts.set(what, (counts.get(what) ?? 0) + count);
    const [violation] = report.violations;
    if (violation && !broken.has(violation.invariant)) broken.set(violation.invariant, report);
  }
  const [only] = reports;
  const hours = reports.reduce((sum, { durationMs }) => sum + durationMs, 0) / 3_600_000;
  const title =
    reports.length === 1
      ? `seed ${only?.seed}: ${only?.houses} houses`
      : `seeds ${only?.seed} to ${reports.at(-1)?.seed}: ${reports.length} communities`;
  const of = (name: string) => String(counts.get(name) ?? 0);
  return [
    `${title}, ${hours.toFixed(hours < 1 ? 2 : 1)} h of simulated time in ${(tookMs / 1000).toFixed(1)} s`,
    `faults: ${only?.faults.join(", ") || "none"}`,
    "",
    textTable(
      [{ title: "what happened" }, { title: "times", align: "right" }],
      [
        ["messages buildings kept", of("kept")],
        ["messages decided about", of("decided")],
        ["  that came before", of("duplicates")],
        ["  kept out by a gate", of("quarantined")],
        ["  not of whom they say", of("refused")],
        ["figures published", of("published")],
        ["crashes of EdgeWare", of("communityCrashes")],
        ["crashes of buildings", of("buildingCrashes")],
        ["partitions", of("partitions")],
        ["events checked", of("events")],
        ["logs folded anew", of("replays")],
      ],
    ),
    "",
    textTable(
      [
        { title: "value" },
        { title: "checked", align: "right" },
        { title: "truth within 2 σ", align: "right" },
      ],
      CALIBRATED.map((name) => rateRow(name, reports)),
    ),
    "",
    textTable(
      [{ title: "invariant" }, { title: "holds" }],
      Object.entries(INVARIANTS).map(([name, meaning]) => [meaning, verdict(broken.get(name as Invariant))]),
    ),
    ...[...broken.values()].flatMap(describeViolation),
  ].join("\n");
}

function rateRow(name: (typeof CALIBRATED)[number], reports: readonly SimulationReport[]): string[] {
  const of = reports.reduce((sum, { rates }) => sum + rates[name].of, 0);
  const inside = reports.reduce((sum, { rates }) => sum + rates[name].inside, 0);
  return [name, String(of), of === 0 ? "-" : `${((100 * inside) / of).toFixed(1)} %`];
}

function verdict(report: SimulationReport | undefined): string {
  return report ? `NO, seed ${report.seed}` : "yes";
}

function describeViolation({ seed, violations: [violation] }: SimulationReport): string[] {
  if (!violation) return [];
  const { atMs, position, message } = violation;
  return ["", `seed ${seed}, ${(atMs / 1000).toFixed(3)} s, event ${position}: ${message}`];
}
