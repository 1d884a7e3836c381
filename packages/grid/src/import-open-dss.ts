import { checkedImport } from "./checked-import.ts";
import { type DssCommand, readDssCommands } from "./dss-commands.ts";
import { DssElement } from "./dss-element.ts";
import { readDssLine } from "./dss-line.ts";
import { readDssLoad } from "./dss-load.ts";
import { readDssSource } from "./dss-source.ts";
import { readDssTransformer } from "./dss-transformer.ts";
import type { ImportedNetwork, ImportProblem } from "./imported-network.ts";
import type { Line, Network, Switch } from "./network.ts";

/** Commands and elements that change nothing about a power flow at rated loads. */
const IGNORED_VERBS = [
  "clear",
  "redirect",
  "compile",
  "calcvoltagebases",
  "buscoords",
  "show",
  "plot",
  "export",
];
const IGNORED_KINDS = ["loadshape", "energymeter", "monitor", "growthshape", "spectrum", "tcc_curve"];
/** Options that change every result, with the beginning of the values that do not. */
const OPTIONS: Readonly<Record<string, RegExp>> = {
  loadmult: /^1(\.0*)?$/,
  loadmodel: /^p/i,
  cktmodel: /^m/i,
};
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
  const { elements: all, frequencyHz, name, opened } = collect(read.commands, main, problems);
  // Files come with libraries of line codes; what is wrong in one that no line uses does not matter.
  const usedCodes = new Set(
    all.map((element) => element.kind === "line" && element.text("linecode")?.toLowerCase()),
  );
  const elements = all.filter((element) => element.kind !== "linecode" || usedCodes.has(element.name));
  for (const element of elements)
    for (const key of ["basefreq", "frequency"]) {
      const hertz = element.number(key);
      if (hertz !== undefined && hertz !== frequencyHz)
        element.report(
          `its ${key} is ${hertz}, the circuit's ${frequencyHz}`,
          "give reactances at one frequency",
        );
    }
  const ofKind = (kind: string) =>
    elements.filter((element) => element.kind === kind && element.isYes("enabled") !== false);

  const codes = new Map(ofKind("linecode").map((element) => [element.name, element]));
  const lines: Line[] = [];
  const switches: Switch[] = [];
  for (const element of ofKind("line")) {
    const found = readDssLine(element, codes);
    if (!found) continue;
    const { line, isSwitch } = found;
    lines.push(line);
    const openEnds = [line.fromBus, line.toBus].filter((_, end) => opened.has(`${line.id} ${end + 1}`));
    for (const [index, bus] of openEnds.entries())
      switches.push({
        id: `${line.id}${index > 0 ? " 2" : ""}`,
        bus,
        to: { line: line.id },
        isClosed: false,
      });
    if (isSwitch && openEnds.length === 0)
      switches.push({ id: line.id, bus: line.fromBus, to: { line: line.id }, isClosed: true });
  }
  const transformers = ofKind("transformer").flatMap((element) => readDssTransformer(element) ?? []);
  const sources = ofKind("vsource").map(readDssSource);
  const nominalV = spreadVoltages(lines, [
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
  const placeOf = new Map(elements.map((element) => [`${element.kind} ${element.name}`, element]));
  const network: Network = {
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
  };
  return checkedImport(network, problems, (element) => {
    const { file, line } = placeOf.get(element.replace(/^source /, "vsource ").replace(/ \(.*$/, "")) ?? {};
    return { file: file ?? main, ...(line !== undefined && { line }) };
  });
}

interface Circuit {
  readonly elements: readonly DssElement[];
  readonly frequencyHz: number;
  readonly name: string;
  /** `l1 2` for the second terminal of line l1, where `open` opened it. */
  readonly opened: ReadonlySet<string>;
}

function collect(commands: readonly DssCommand[], main: string, problems: ImportProblem[]): Circuit {
  const elements = new Map<string, DssElement>();
  const opened = new Set<string>();
  let frequencyHz = 60;
  let solvedAtHz: number | undefined;
  let circuit = "";
  const refuse = ({ file, line, verb, kind, name }: DssCommand, problem: string, fix: string): void => {
    problems.push({
      file,
      line,
      element: kind === "" ? verb : `${kind} ${name}`,
      problem,
      fix,
      severity: "error",
    });
  };
  const add = (command: DssCommand): void => {
    const key = `${command.kind} ${command.name}`;
    const known = elements.get(key);
    if (known && command.verb === "new")
      return refuse(
        command,
        `it is defined already, in ${known.file}:${known.line}`,
        "give each a name of its own",
      );
    if (!known && command.verb === "edit") return refuse(command, "it is not defined", "define it before");
    const element = known ?? new DssElement(command, problems);
    elements.set(key, element);
    element.set(command.properties);
    if (command.words.length > 0)
      element.report(`${command.words.join(" ")} has no name`, "write it as name=value");
  };
  const setOption = (command: DssCommand, key: string, value: string): void => {
    const isBase = key.length > 7 && "defaultbasefrequency".startsWith(key);
    if (OPTIONS[key]?.test(value) === false)
      refuse(command, `its ${key} is ${value}`, "leave it out; set powers on the loads");
    if (!isBase && key !== "frequency") return;
    const hertz = Number(value);
    if (isBase && elements.size > 0 && hertz !== frequencyHz)
      refuse(command, `its ${key} changes after elements were defined`, "set it before the circuit");
    if (isBase) frequencyHz = hertz;
    solvedAtHz = hertz;
    if (!(hertz >= 10)) refuse(command, `its ${key} is ${value}`, "give Hz, 50 or 60");
  };
  for (const command of commands) {
    const { verb, kind, name, properties, words } = command;
    if (IGNORED_VERBS.includes(verb) || IGNORED_KINDS.includes(kind)) continue;
    if (verb === "set" || verb === "solve") {
      for (const { key, value } of properties) setOption(command, key, value);
      if (words.length > 0) refuse(command, `${words.join(" ")} has no name`, "write it as name=value");
    } else if (verb === "new" && kind === "circuit") {
      circuit = name;
      add({ ...command, kind: "vsource", name: "source" });
    } else if ((verb === "new" || verb === "edit") && READ_KINDS.includes(kind)) add(command);
    else if (verb === "batchedit" && READ_KINDS.includes(kind) && name === ".*") {
      for (const element of elements.values()) if (element.kind === kind) element.set(properties);
    } else if ((verb === "open" || verb === "close") && kind === "line") {
      const [terminal = "1"] = words;
      if (!elements.has(`line ${name}`)) refuse(command, "it is not defined", "define it before");
      else if (words.length > 1 || properties.length > 0 || !/^[12]$/.test(terminal))
        refuse(command, `${verb} of single phases is not supported`, `write ${verb} line.${name} 1`);
      else if (verb === "open") opened.add(`${name} ${terminal}`);
      else opened.delete(`${name} ${terminal}`);
    } else refuse(command, "it is not supported", "remove it, or model it otherwise");
  }
  if (circuit === "")
    problems.push({
      file: main,
      element: "circuit",
      problem: "there is none",
      fix: "begin with New Circuit.NAME",
      severity: "error",
    });
  else if (solvedAtHz !== undefined && solvedAtHz !== frequencyHz)
    problems.push({
      file: main,
      element: "circuit",
      problem: `it is solved at ${solvedAtHz} Hz, with reactances at ${frequencyHz} Hz`,
      fix: `set DefaultBaseFrequency=${solvedAtHz} before the circuit`,
      severity: "error",
    });
  return { elements: [...elements.values()], frequencyHz, name: circuit, opened };
}

/** Gives every bus the voltage of the source or winding it is connected to by lines. */
function spreadVoltages(
  lines: readonly Line[],
  known: readonly (readonly [bus: string, volts: number])[],
): Map<string, number> {
  const neighbours = new Map<string, string[]>();
  const join = (a: string, b: string) => {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  };
  for (const { fromBus, toBus } of lines) join(fromBus, toBus);
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
