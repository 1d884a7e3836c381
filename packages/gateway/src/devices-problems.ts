import { DER_KINDS, errorMessage, isDerKind, nearestName } from "@sourceful/domain";
import type { DriverStore } from "@sourceful/drivers";
import { findTokenProblem, type SchemaProblem } from "@sourceful/messaging";

/** One entry of `devices` as it was written, so that an entry with one fault is still looked at for others. */
export interface ReadableEntry {
  readonly path: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** What no schema can say: ids that repeat or cannot be part of a subject, a DER listed twice. */
export function findDevicesProblems(entries: readonly ReadableEntry[]): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const firstWithSn = new Map<string, string>();
  for (const { path, entry } of entries) {
    const { sn } = entry;
    if (typeof sn === "string" && sn !== "") {
      const tokenProblem = findTokenProblem(sn);
      if (tokenProblem !== undefined) {
        const message = `cannot be part of a NATS subject: ${JSON.stringify(sn)} ${tokenProblem}`;
        problems.push({ path: `${path}.sn`, message });
      }
      const first = firstWithSn.get(sn);
      if (first === undefined) firstWithSn.set(sn, path);
      else problems.push({ path: `${path}.sn`, message: `is ${JSON.stringify(sn)}, as in ${first} already` });
    }
    const seen = new Set<string>();
    for (const { path: typePath, type } of derTypes({ path, entry })) {
      if (seen.has(type)) problems.push({ path: typePath, message: `lists ${type} a second time` });
      seen.add(type);
    }
  }
  return problems;
}

/** What keeps a device from working without making the file wrong: the others can run. */
export function findDevicesWarnings(
  entries: readonly ReadableEntry[],
  store: Pick<DriverStore, "find">,
): SchemaProblem[] {
  return entries.flatMap(({ path, entry }) => {
    const driver = findDriverProblem(entry.register_map, store);
    const warnings = driver === undefined ? [] : [{ path: `${path}.register_map`, message: driver }];
    for (const { path: typePath, type } of derTypes({ path, entry })) {
      if (isDerKind(type)) continue;
      const nearest = nearestName(type, DER_KINDS);
      const hint = nearest === undefined ? `known are ${DER_KINDS.join(", ")}` : `did you mean ${nearest}?`;
      warnings.push({
        path: typePath,
        message: `is ${JSON.stringify(type)}, which is never published; ${hint}`,
      });
    }
    return warnings;
  });
}

function findDriverProblem(registerMap: unknown, store: Pick<DriverStore, "find">): string | undefined {
  if (typeof registerMap !== "string" || registerMap === "") return undefined;
  try {
    store.find(registerMap);
    return undefined;
  } catch (thrown) {
    return `names a driver that cannot be used: ${errorMessage(thrown)}`;
  }
}

function derTypes({ path, entry }: ReadableEntry): { path: string; type: string }[] {
  if (!Array.isArray(entry.ders)) return [];
  return entry.ders.flatMap((der: unknown, index) => {
    const type = (der as { type?: unknown } | null)?.type;
    return typeof type === "string" && type !== "" ? [{ path: `${path}.ders[${index}].type`, type }] : [];
  });
}
