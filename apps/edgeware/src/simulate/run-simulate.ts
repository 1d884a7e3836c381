import { systemClock } from "@sourceful/domain";
import { type Fault, HouseKeys, type SimulationReport, simulateCommunity } from "@sourceful/simulator";
import { printLine } from "@sourceful/terminal";
import { describeSimulation } from "./describe-simulation.ts";
import type { SeedRange } from "./seed-range.ts";

export interface SimulateOptions {
  readonly seed: number;
  readonly seeds?: SeedRange;
  readonly hours?: number;
  readonly faults: readonly Fault[];
  readonly json: boolean;
}

/** `edgeware simulate`. Answers the exit code: 1 when an invariant did not hold. */
export async function runSimulate(options: SimulateOptions): Promise<number> {
  const { seed, seeds = { first: seed, last: seed }, hours, faults, json } = options;
  const startedMs = systemClock.monotonicMs();
  const isShown = !json && process.stderr.isTTY && seeds.last > seeds.first;
  const keys = new HouseKeys();
  const reports: SimulationReport[] = [];
  let broken = 0;
  for (let next = seeds.first; next <= seeds.last; next++) {
    const report = await simulateCommunity({
      seed: next,
      faults,
      keys,
      ...(hours === undefined ? {} : { hours }),
    });
    if (report.violations.length > 0) broken += 1;
    if (json && !(await printLine(JSON.stringify(wire(report))))) break;
    reports.push(report);
    if (isShown)
      process.stderr.write(`\r${reports.length} of ${seeds.last - seeds.first + 1}, ${broken} broken`);
  }
  if (isShown) process.stderr.write("\r\u001b[K");
  if (!json) await printLine(describeSimulation(reports, systemClock.monotonicMs() - startedMs));
  return broken > 0 ? 1 : 0;
}

/** Nothing in it depends on this machine or this moment: the same seed gives the same bytes. */
function wire({
  seed,
  faults,
  durationMs,
  houses,
  counts,
  rates,
  stateHash,
  violations,
}: SimulationReport): object {
  return {
    seed,
    faults,
    duration_ms: durationMs,
    houses,
    counts: Object.fromEntries(Object.entries(counts).map(([name, count]) => [snakeCase(name), count])),
    rates,
    state_hash: stateHash,
    violations: violations.map(({ invariant, atMs, position, message }) => ({
      invariant,
      at_ms: atMs,
      position,
      message,
    })),
  };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
