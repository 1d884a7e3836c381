type Report = (element: string, problem: string, fix: string) => void;

interface Frame {
  readonly columns: readonly string[];
  readonly index: readonly (string | number)[];
  readonly data: readonly (readonly unknown[])[];
}

/** One row of a table, by column. A value that is missing or of the wrong kind is reported with its place. */
export class PandapowerRow {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly #name: string;
  readonly #report: Report;

  constructor(name: string, fields: Readonly<Record<string, unknown>>, report: Report) {
    this.#name = name;
    this.fields = fields;
    this.#report = report;
  }

  number(column: string): number {
    const value = this.optional(column);
    if (value === undefined)
      this.#report(this.#name, `it has no ${column}`, "give it a number in pandapower");
    return value ?? 0;
  }

  optional(column: string): number | undefined {
    const value = this.fields[column];
    return typeof value === "number" && Number.isFinite(value) ? value : undefined;
  }

  /** An index of another table. */
  id(column: string): string {
    const value = this.fields[column];
    if (typeof value === "number" || typeof value === "string") return `${value}`;
    this.#report(this.#name, `it has no ${column}`, "connect it in pandapower");
    return "";
  }

  text(column: string): string | undefined {
    const value = this.fields[column];
    return typeof value === "string" ? value : undefined;
  }
}

/** Tables of a pandapower network: data frames in `split` orientation, as objects or as JSON in a string. */
export class PandapowerTables {
  readonly names: readonly string[];
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #ids = new Map<string, ReadonlySet<string>>();
  readonly #rows = new Map<string, readonly { readonly index: string; readonly row: PandapowerRow }[]>();

  constructor(object: unknown, report: Report) {
    this.#object = isRecord(object) ? object : {};
    const names: string[] = [];
    for (const [name, value] of Object.entries(this.#object)) {
      if (!isRecord(value) || value._class !== "DataFrame") continue;
      names.push(name);
      const frame = readFrame(value._object);
      if (frame) {
        this.#ids.set(name, new Set(frame.index.map(String)));
        this.#rows.set(name, rowsOf(name, frame, report));
      } else
        report(
          `table ${name}`,
          "it is not a data frame in split orientation",
          "save it with pandapower's to_json",
        );
    }
    this.names = names;
    for (const needed of ["bus", "ext_grid"])
      if (!names.includes(needed))
        report(`table ${needed}`, "it is missing", "check that the file is a pandapower network");
  }

  /** Whether there is such a row, in service or not. */
  knows(table: string, id: string): boolean {
    return this.#ids.get(table)?.has(id) === true;
  }

  /** Rows in service. */
  rows(table: string): readonly { readonly index: string; readonly row: PandapowerRow }[] {
    return this.#rows.get(table) ?? [];
  }

  number(key: string): number | undefined {
    const value = this.#object[key];
    return typeof value === "number" ? value : undefined;
  }

  text(key: string): string {
    const value = this.#object[key];
    return typeof value === "string" ? value : "";
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readFrame(value: unknown): Frame | undefined {
  let frame: unknown = value;
  if (typeof value === "string") {
    try {
      frame = JSON.parse(value);
    } catch {
      return undefined;
    }
  }
  if (!isRecord(frame)) return undefined;
  const { columns, index, data } = frame;
  return Array.isArray(columns) && Array.isArray(index) && Array.isArray(data) && data.every(Array.isArray)
    ? { columns: columns as string[], index: index as (string | number)[], data: data as unknown[][] }
    : undefined;
}

function rowsOf(table: string, { columns, index, data }: Frame, report: Report) {
  return data.flatMap((values, place) => {
    const fields = Object.fromEntries(columns.map((column, at) => [column, values[at] ?? null]));
    const id = `${index[place]}`;
    const { in_service: isInService = true } = fields;
    if (typeof isInService !== "boolean")
      report(`${table} ${id}`, `its in_service is ${JSON.stringify(isInService)}`, "make it true or false");
    if (isInService === false) return [];
    return [{ index: id, row: new PandapowerRow(`${table} ${id}`, fields, report) }];
  });
}
