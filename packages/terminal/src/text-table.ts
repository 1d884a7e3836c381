import { stripVTControlCharacters } from "node:util";

type Align = "left" | "right";

export interface Column {
  title: string;
  align?: Align;
}

/** Lays out rows in aligned columns, two spaces apart; cells may carry colours. One line per row, no frame. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, at) =>
    Math.max(visibleWidth(title), ...rows.map((row) => visibleWidth(row[at] ?? ""))),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align = "left" }, at) => pad(cells[at] ?? "", widths[at] ?? 0, align))
      .join("  ")
      .trimEnd();
  return [line(columns.map(({ title }) => title)), ...rows.map(line)].join("\n");
}

function visibleWidth(text: string): number {
  return Array.from(stripVTControlCharacters(text)).length;
}

function pad(text: string, width: number, align: Align): string {
  const space = " ".repeat(Math.max(0, width - visibleWidth(text)));
  return align === "left" ? text + space : space + text;
}
