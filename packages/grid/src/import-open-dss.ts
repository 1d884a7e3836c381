import { type DssCommand, readDssCommands } from "./dss-commands.ts";
import { DssElement } from "./dss-element.ts";
import { readDssLine } from "./dss-line.ts";
import { readDssLoad } from "./dss-load.ts";
import { readDssSource } from "./dss-source.ts";
import { readDssTransformer } from "./dss-transformer.ts";
import type { ImportedNetwork, ImportProblem } from "./imported-network.ts";
import type { Line, Switch } from "./network.ts";

/** Commands and elements that change nothing about a power flow at rated loads. */
const IGNORED_VERBS = [
  "clear",
  "redirect",
  "compile",
  "solve",
  "calcvoltagebases",
  "buscoords",
  "show",
  "plot",
  "export",
  "batchedit",
];
const IGNORED_KINDS = ["loadshape", "energymeter", "monitor", "growthshape", "spectrum", "tcc_curve"];
const READ_KINDS = ["linecode", "line", "transformer", "load", "vsource"];

/**
 * Reads an OpenDSS circuit of three-phase lines given in sequence values, two-winding transformers, one- and
 * three-phase loads and one source: feeders such as the IEEE European low-voltage one. Names are in small letters,
 * as OpenDSS does not tell them apart. What it would silently assume, or we cannot model, is a problem.
 *
 * @param files texts by path; `redirect` looks beside the file it stands in
 */
export function importOpenDss(files: Readonly<Record<string, string>>, main: string): ImportedNetwork {
  const read = readDssCommands(files, main);
  const problems: ImportProblem[] = [...read.problems];
  const { elements, frequencyHz, name, opened } = collect(read.commands, problems);
  const ofKind = (kind: string) =>
    elements.filter((element) => element.kind === kind && element.isYes("enabled") !== false);

  const codes = new Map(ofKind("linecode").map((element) => [element.name, element]));
  const lines: Line[] = [];
  const switches: Switch[] = [];
  for (const element of ofKind("line")) {
    const found = readDssLine(element, codes);
    const isClosed = !opened.has(`line ${element.name}`);
    if (!found) continue;
    if ("joins" in found) {
      const [bus, other] = found.joins;
      switches.push({ id: element.name, bus, to: { bus: other }, isClosed });
      continue;
    }
    lines.push(found.line);
    if (!isClosed)
      switches.push({ id: element.name, bus: found.line.fromBus, to: { line: element.name }, isClosed });
  }
  const transformers = ofKind("transformer").flatMap((element) => readDssTransformer(element) ?? []);
  const sources = ofKind("vsource").map(readDssSource);
  const nominalV = spreadVoltages(lines, switches, [
    ...sources.map(({ source, nominalV: volts }) => [source.bus, volts] as const),
    ...transformers.flatMap(({ highBus, highV, lowBus, lowV }) => [
      [highBus, highV] as const,
      [lowBus, lowV] as const,
    ]),
  ]);
  const loads = ofKind("load").flatMap((element) => {
    const bus = (element.text("bus1") ?? "").toLowerCase().split(".")[0] ?? "";
    const volts = nominalV.get(bus);
    if (volts === undefined) element.report(`nothing leads to its bus ${bus}`, "correct bus1");
    return volts === undefined ? [] : (readDssLoad(element, volts) ?? []);
  });
  for (const element of elements) {
    element.ignore(["like"]);
    if (element.text("like") !== undefined)
      element.report("`like` is not supported", "write the properties out");
    if (READ_KINDS.includes(element.kind) && element.isYes("enabled") !== false) element.reportUnused();
  }
  for (const { fromBus, toBus, id } of lines)
    if (!nominalV.has(fromBus) && !nominalV.has(toBus))
      problems.push({
        file: main,
        element: `line ${id}`,
        problem: "no source or transformer tells its voltage",
        fix: "connect it, or remove it",
        severity: "error",
      });
  if (problems.some(({ severity }) => severity === "error")) return { problems };
  return {
    network: {
      name,
      version: "1",
      frequencyHz,
      buses: [...nominalV].map(([id, volts]) => ({ id, nominalV: volts })),
      lines,
      transformers,
      sources: sources.map(({ source }) => source),
      loads,
      shunts: [],
      switches,
      connectionPoints: [],
    },
    problems,
  };
}

interface Circuit {
  readonly elements: readonly DssElement[];
  readonly frequencyHz: number;
  readonly name: string;
  /** `line l1` for what `open` opened. */
  readonly opened: ReadonlySet<string>;
}

function collect(commands: readonly DssCommand[], problems: ImportProblem[]): Circuit {
  const elements = new Map<string, DssElement>();
  const opened = new Set<string>();
  let frequencyHz = 60;
  let circuit = "";
  const add = (command: DssCommand): void => {
    const key = `${command.kind} ${command.name}`;
    const element = elements.get(key) ?? new DssElement(command, problems);
    elements.set(key, element);
    element.set(command.properties);
    if (command.words.length > 0)
      element.report(`${command.words.join(" ")} has no name`, "write it as name=value");
  };
  for (const command of commands) {
    const { verb, kind, name, file, line, properties } = command;
    if (IGNORED_VERBS.includes(verb) || IGNORED_KINDS.includes(kind)) continue;
    if (verb === "set") {
      const frequency = properties.find(({ key }) => key === "defaultbasefrequency" || key === "frequency");
      if (frequency) frequencyHz = Number(frequency.value);
    } else if (verb === "new" && kind === "circuit") {
      circuit = name;
      add({ ...command, kind: "vsource", name: "source" });
    } else if ((verb === "new" || verb === "edit") && READ_KINDS.includes(kind)) add(command);
    else if (verb === "open" && kind === "line") opened.add(`line ${name}`);
    else if (verb === "close" && kind === "line") opened.delete(`line ${name}`);
    else
      problems.push({
        file,
        line,
        element: kind === "" ? verb : `${kind} ${name}`,
        problem: "it is not supported",
        fix: "remove it, or model it otherwise",
        severity: "error",
      });
  }
  return { elements: [...elements.values()], frequencyHz, name: circuit, opened };
}

/** Gives every bus the voltage of the source or winding it is connected to by lines and switches. */
function spreadVoltages(
  lines: readonly Line[],
  switches: readonly Switch[],
  known: readonly (readonly [bus: string, volts: number])[],
): Map<string, number> {
  const neighbours = new Map<string, string[]>();
  const join = (a: string, b: string) => {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  };
  for (const { fromBus, toBus } of lines) join(fromBus, toBus);
  for (const { bus, to } of switches) if ("bus" in to) join(bus, to.bus);
  const volts = new Map<string, number>();
  for (const [start, nominalV] of known) {
    const queue = volts.has(start) ? [] : [start];
    for (let bus = queue.pop(); bus !== undefined; bus = queue.pop()) {
      if (volts.has(bus)) continue;
      volts.set(bus, nominalV);
      queue.push(...(neighbours.get(bus) ?? []));
    }
  }
  return volts;
}
