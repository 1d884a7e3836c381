import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { ConfigError, errorMessage } from "@sourceful/domain";
import { textTable } from "@sourceful/terminal";
import pc from "picocolors";
import { type CatalogueRow, tryCatalogueDriver } from "./try-catalogue-driver.ts";

/** Drivers tried at the same time; most of a trial is waiting. */
const AT_ONCE = 4;

interface CatalogueSummary {
  drivers: number;
  initialised: number;
  polled: number;
  /** Those that have driver_command, and those of them that ran to its end. */
  commandable: number;
  commanded: number;
  /** Drivers that emitted a DER, and those that only gave metrics. */
  emitting: number;
  metricsOnly: number;
}

/**
 * `edge-node driver catalogue`: every driver of a checkout of the public catalogue on a simulated device.
 * Answers the exit code: 1 when a driver fails.
 * @throws ConfigError `config_unreadable` when there are no drivers at the path
 */
export async function runCatalogue(path: string, { json }: { json: boolean }): Promise<number> {
  const files = await listDrivers(path);
  const rows: CatalogueRow[] = [];
  const waiting = files.entries();
  const worker = async () => {
    for (const [at, file] of waiting) rows[at] = await tryCatalogueDriver(file, basename(file, ".lua"));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const summary = summarise(rows);
  process.stdout.write(json ? `${JSON.stringify({ summary, drivers: rows })}\n` : asText(rows, summary));
  return rows.every(({ errors }) => errors.length === 0) ? 0 : 1;
}

async function listDrivers(path: string): Promise<string[]> {
  for (const folder of [join(path, "drivers", "lua"), join(path, "lua"), path]) {
    const names = await readdir(folder).catch((error: unknown) => {
      if (folder !== path) return [];
      throw new ConfigError(`${path}: ${errorMessage(error)}`, { code: "config_unreadable", cause: error });
    });
    const drivers = names.filter((name) => name.endsWith(".lua")).sort();
    if (drivers.length > 0) return drivers.map((name) => join(folder, name));
  }
  throw new ConfigError(`${path}: no drivers there`, { code: "config_unreadable" });
}

function summarise(rows: readonly CatalogueRow[]): CatalogueSummary {
  const count = (test: (row: CatalogueRow) => boolean | undefined) => rows.filter((row) => test(row)).length;
  return {
    drivers: rows.length,
    initialised: count(({ init }) => init),
    polled: count(({ poll }) => poll),
    commandable: count(({ command }) => command !== undefined),
    commanded: count(({ command }) => command),
    emitting: count(({ emitted }) => emitted.length > 0),
    metricsOnly: count(({ emitted, metrics }) => emitted.length === 0 && metrics > 0),
  };
}

function asText(rows: readonly CatalogueRow[], summary: CatalogueSummary): string {
  const mark = (value: boolean | undefined) =>
    value === undefined ? "" : value ? pc.green("ok") : pc.red("failed");
  const columns = ["driver", "protocol", "init", "poll", "command", "default", "cleanup", "emits", "metrics"];
  const table = textTable(
    columns.map((title) => ({ title })),
    rows.map((row) => [
      row.driver,
      row.protocol,
      mark(row.init),
      mark(row.poll),
      mark(row.command),
      mark(row.default),
      mark(row.cleanup),
      row.emitted.join(" "),
      row.metrics === 0 ? "" : String(row.metrics),
    ]),
  );
  const errors = rows.flatMap(({ driver, errors: found }) => found.map((error) => `${driver}: ${error}`));
  const { drivers, initialised, polled, commanded, commandable, emitting, metricsOnly } = summary;
  const counts = `${drivers} drivers: ${initialised} initialised, ${polled} polled, ${commanded} of ${commandable} took a command, ${emitting} emitted a DER, ${metricsOnly} metrics only`;
  return [table, "", ...errors.map((error) => pc.red(error)), pc.bold(counts), ""].join("\n");
}
