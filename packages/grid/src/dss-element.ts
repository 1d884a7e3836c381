import type { DssCommand, DssProperty } from "./dss-commands.ts";
import type { ImportProblem } from "./imported-network.ts";

/** An element of an OpenDSS circuit while it is read: properties in the order they were set, later ones last. */
export class DssElement {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly #properties: DssProperty[] = [];
  readonly #used = new Set<string>();
  readonly #problems: ImportProblem[];
  #isBroken = false;

  constructor({ file, line, kind, name }: DssCommand, problems: ImportProblem[]) {
    this.kind = kind;
    this.name = name;
    this.file = file;
    this.line = line;
    this.#problems = problems;
  }

  get properties(): readonly DssProperty[] {
    return this.#properties;
  }

  set(properties: readonly DssProperty[]): void {
    this.#properties.push(...properties);
  }

  report(problem: string, fix: string, severity: ImportProblem["severity"] = "error"): void {
    const element = `${this.kind} ${this.name}`;
    if (severity === "error") this.#isBroken = true;
    this.#problems.push({ file: this.file, line: this.line, element, problem, fix, severity });
  }

  text(key: string): string | undefined {
    this.#used.add(key);
    return this.#properties.findLast((property) => property.key === key)?.value;
  }

  number(key: string): number | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : this.#parse(key, text);
  }

  /** As `number`; one that is missing is reported. */
  needed(key: string): number {
    const value = this.number(key);
    if (value === undefined) this.report(`it has no ${key}`, `set ${key}`);
    return value ?? Number.NaN;
  }

  list(key: string): readonly string[] | undefined {
    return this.text(key)
      ?.split(/[\s,]+/)
      .filter((item) => item !== "");
  }

  numbers(key: string): readonly number[] | undefined {
    return this.list(key)?.map((item) => this.#parse(key, item));
  }

  isYes(key: string): boolean | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : /^(y|t)/i.test(text);
  }

  /** The bus of a connection to all three phases in order; any other connection is reported. */
  threePhaseBus(text: string): string {
    const { bus, nodes } = splitBus(text);
    if (nodes.length > 0 && nodes.join() !== "1,2,3")
      this.report(
        `it does not have three phases in order: ${text}`,
        "connect it to 1.2.3, its neutral to earth; single-phase elements and swapped phases are not supported",
      );
    return bus;
  }

  /** Whether the last of some properties was set after the last of others; false when one side was not set. */
  isSetAfter(keys: readonly string[], others: readonly string[]): boolean {
    const last = (names: readonly string[]) =>
      this.#properties.findLastIndex(({ key }) => names.includes(key));
    return last(others) >= 0 && last(keys) > last(others);
  }

  /** Marks as known what has no effect on a power flow. */
  ignore(keys: readonly string[]): void {
    for (const key of keys) this.#used.add(key);
  }

  /** Reports properties that nothing asked for; an element that was given up was not asked for most of them. */
  reportUnused(): void {
    if (this.#isBroken) return;
    const unused = new Set(this.#properties.map(({ key }) => key).filter((key) => !this.#used.has(key)));
    for (const key of unused)
      this.report(`its property ${key} is not supported`, "spell it out in full, or do without it");
  }

  #parse(key: string, text: string): number {
    const value = Number(text);
    if (text === "" || !Number.isFinite(value))
      this.report(`its ${key} is ${text}, not a number`, "write a number");
    return value;
  }
}

/**
 * Splits `34.1.2` into a bus and its nodes: 1 to 3 are phases, 0 is earth, none named stands for all phases.
 * Earth behind other nodes is left out, because that is where a neutral is connected anyway.
 */
export function splitBus(text: string): { readonly bus: string; readonly nodes: readonly number[] } {
  const [bus = "", ...names] = text.toLowerCase().split(".");
  const nodes = names.map(Number);
  while (nodes.length > 1 && nodes.at(-1) === 0) nodes.pop();
  return { bus, nodes };
}
