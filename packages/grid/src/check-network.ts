import { nearestName } from "@sourceful/domain";
import { checkTransformer } from "./check-transformer.ts";
import type { GridProblem } from "./grid-problem.ts";
import type { Load, Network, Switch } from "./network.ts";

type Report = (element: string, problem: string, fix: string) => void;

/** Everything about a network that no power flow can work with; empty when it is sound. */
export function checkNetwork(network: Network): readonly GridProblem[] {
  const problems: GridProblem[] = [];
  const report: Report = (element, problem, fix) => problems.push({ element, problem, fix });
  const buses = new Map(network.buses.map((bus) => [bus.id, bus]));
  const knowsBus = (element: string, role: string, id: string) => {
    if (buses.has(id)) return true;
    const near = nearestName(id, [...buses.keys()]);
    report(
      element,
      `its ${role} ${id} is not in the network`,
      near ? `did you mean ${near}?` : "add that bus",
    );
    return false;
  };
  checkIds(network, report);
  if (!(network.frequencyHz > 0 && network.frequencyHz <= 400))
    report("network", `its frequency is ${network.frequencyHz}`, "give it in Hz, 50 or 60");
  for (const { id, nominalV } of network.buses)
    if (!isPositive(nominalV))
      report(`bus ${id}`, `its nominal voltage is ${nominalV}`, "give line-to-line volts");
  for (const line of network.lines) {
    const name = `line ${line.id}`;
    const ends = [knowsBus(name, "fromBus", line.fromBus), knowsBus(name, "toBus", line.toBus)];
    const [from, to] = [buses.get(line.fromBus)?.nominalV, buses.get(line.toBus)?.nominalV];
    if (!ends.includes(false) && from !== to)
      report(name, `it joins ${from} V and ${to} V`, "put a transformer between them");
    if (line.fromBus === line.toBus) report(name, "it begins and ends at one bus", "remove it");
    if (!isPositive(line.lengthKm)) report(name, `its length is ${line.lengthKm}`, "give it in km, above 0");
    checkImpedance(name, line, report);
    if (line.zeroSequence) checkImpedance(`${name} (zero sequence)`, line.zeroSequence, report);
    if (line.ratedA !== undefined && !isPositive(line.ratedA))
      report(name, `its rating is ${line.ratedA}`, "give amperes, or leave it out when it is not known");
    checkParallel(name, line.parallel, report);
  }
  for (const transformer of network.transformers) {
    const name = `transformer ${transformer.id}`;
    knowsBus(name, "highBus", transformer.highBus);
    knowsBus(name, "lowBus", transformer.lowBus);
    checkParallel(name, transformer.parallel, report);
    checkTransformer(transformer, buses, report);
  }
  for (const { id, bus, voltagePu, angleDegrees } of network.sources) {
    knowsBus(`source ${id}`, "bus", bus);
    if (!(voltagePu > 0.5 && voltagePu < 2))
      report(`source ${id}`, `its voltage is ${voltagePu}`, "give it per unit of the bus, around 1");
    if (!Number.isFinite(angleDegrees))
      report(`source ${id}`, `its angle is ${angleDegrees}`, "give degrees");
  }
  for (const load of network.loads) {
    knowsBus(`load ${load.id}`, "bus", load.bus);
    checkLoad(load, report);
  }
  for (const { id, bus, powerW, reactiveVar } of network.shunts) {
    knowsBus(`shunt ${id}`, "bus", bus);
    if (!Number.isFinite(powerW + reactiveVar))
      report(`shunt ${id}`, "its power is not a number", "give W and var at nominal voltage");
  }
  for (const element of network.switches)
    checkSwitch(element, network, { knowsBus, report, voltageOf: (bus) => buses.get(bus)?.nominalV });
  checkConnectionPoints(network, knowsBus, report);
  return problems;
}

function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}

function checkIds(network: Network, report: Report): void {
  const kinds = {
    bus: network.buses,
    line: network.lines,
    transformer: network.transformers,
    source: network.sources,
    load: network.loads,
    shunt: network.shunts,
    switch: network.switches,
    "connection point": network.connectionPoints,
  };
  for (const [kind, elements] of Object.entries(kinds)) {
    const seen = new Set<string>();
    for (const { id } of elements) {
      if (seen.has(id)) report(`${kind} ${id}`, "there are several of that id", "give each an id of its own");
      seen.add(id);
    }
  }
}

interface PerKilometre {
  readonly rOhmPerKm: number;
  readonly xOhmPerKm: number;
  readonly cNfPerKm?: number;
}

function checkImpedance(
  name: string,
  { rOhmPerKm, xOhmPerKm, cNfPerKm = 0 }: PerKilometre,
  report: Report,
): void {
  if (!(rOhmPerKm >= 0) || !Number.isFinite(rOhmPerKm + xOhmPerKm))
    report(
      name,
      `its impedance is ${rOhmPerKm} + j${xOhmPerKm} ohm/km`,
      "give numbers, resistance not negative",
    );
  else if (rOhmPerKm === 0 && xOhmPerKm === 0) report(name, "it has no impedance", "make it a closed switch");
  if (!(cNfPerKm >= 0 && Number.isFinite(cNfPerKm)))
    report(name, `its capacitance is ${cNfPerKm} nF/km`, "give a number, not negative");
}

function checkParallel(name: string, parallel: number | undefined, report: Report): void {
  if (parallel !== undefined && !(Number.isInteger(parallel) && parallel > 0))
    report(name, `there are ${parallel} of it side by side`, "give a whole number from 1");
}

function checkLoad(load: Load, report: Report): void {
  if (![...load.powerW, ...load.reactiveVar].every(Number.isFinite))
    report(`load ${load.id}`, "its power is not a number", "give W and var for each phase");
  const { constantCurrentFraction: current = 0, constantImpedanceFraction: impedance = 0 } = load;
  if (!(current >= 0 && impedance >= 0 && current + impedance <= 1 + 1e-9))
    report(
      `load ${load.id}`,
      `its voltage shares are ${current} and ${impedance}`,
      "give 0 to 1, together at most 1",
    );
}

interface SwitchTools {
  knowsBus(element: string, role: string, id: string): boolean;
  readonly report: Report;
  voltageOf(bus: string): number | undefined;
}

function checkSwitch({ id, bus, to }: Switch, network: Network, tools: SwitchTools): void {
  const name = `switch ${id}`;
  if (!tools.knowsBus(name, "bus", bus)) return;
  if ("bus" in to) {
    if (tools.knowsBus(name, "other bus", to.bus) && tools.voltageOf(bus) !== tools.voltageOf(to.bus))
      tools.report(
        name,
        `it joins ${tools.voltageOf(bus)} V and ${tools.voltageOf(to.bus)} V`,
        "put a transformer between them",
      );
    return;
  }
  const [what, ends] =
    "line" in to
      ? [`line ${to.line}`, endsOfLine(network, to.line)]
      : [`transformer ${to.transformer}`, endsOfTransformer(network, to.transformer)];
  if (!ends) tools.report(name, `its ${what} is not in the network`, "name one that is");
  else if (!ends.includes(bus))
    tools.report(name, `bus ${bus} is not an end of ${what}`, `use ${ends.join(" or ")}`);
}

function endsOfLine({ lines }: Network, id: string): string[] | undefined {
  const line = lines.find((candidate) => candidate.id === id);
  return line && [line.fromBus, line.toBus];
}

function endsOfTransformer({ transformers }: Network, id: string): string[] | undefined {
  const transformer = transformers.find((candidate) => candidate.id === id);
  return transformer && [transformer.highBus, transformer.lowBus];
}

function checkConnectionPoints(network: Network, knowsBus: SwitchTools["knowsBus"], report: Report): void {
  const busOfLoad = new Map(network.loads.map(({ id, bus }) => [id, bus]));
  const takenBy = new Map<string, string>();
  for (const { id, bus, loads, importVa = 0, exportVa = 0 } of network.connectionPoints) {
    const name = `connection point ${id}`;
    knowsBus(name, "bus", bus);
    for (const load of loads) {
      const at = busOfLoad.get(load);
      if (at === undefined) report(name, `its load ${load} is not in the network`, "name loads that are");
      else if (at !== bus) report(name, `its load ${load} is at bus ${at}`, `put both at one bus`);
      if (takenBy.has(load))
        report(name, `its load ${load} is behind ${takenBy.get(load)} too`, "keep it in one");
      takenBy.set(load, id);
    }
    if (!(importVa >= 0 && exportVa >= 0 && Number.isFinite(importVa + exportVa)))
      report(name, `its capacities are ${importVa} and ${exportVa}`, "give VA, not negative");
  }
}
