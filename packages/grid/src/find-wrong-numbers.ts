/** Says which of these fields of a row are not finite numbers, as `its r, x are no numbers`; absent: all are. */
export function findWrongNumbers(row: object, fields: readonly string[]): string | undefined {
  const values = row as Readonly<Record<string, unknown>>;
  const wrong = fields.filter((field) => !Number.isFinite(values[field]));
  return wrong.length > 0
    ? `its ${wrong.join(", ")} ${wrong.length > 1 ? "are no numbers" : "is no number"}`
    : undefined;
}
