import {
  type DimmableDevice,
  type LimitDirection,
  type LimitSettings,
  minimumBudgetW,
  type Phase,
  type SiteCircuit,
  type SiteMember,
} from "@sourceful/control";
import type { SiteConfig } from "./site-config.ts";

/** Name of the circuit at the grid connection. */
export const GRID = "grid";
const HOUR_MS = 3_600_000;
const ALL_PHASES: readonly Phase[] = [1, 2, 3];

/** A DER the guard may command. */
export interface PlannedDer extends SiteMember {
  readonly deviceId: string;
  readonly derType: GuardedDerType;
  /** Most it can take or give, W; undefined when nobody said. */
  readonly maxW: number | undefined;
  /** Less than this is a pause, W; 0 for what is no charger. */
  readonly leastW: number;
  /** Power of one ampere on all its phases, W. */
  readonly wattsPerAmp: number;
}

type GuardedDerType = NonNullable<SiteConfig["ders"]>[number]["type"];

/** One direction an energy guard may limit. */
export interface PlannedLimit extends LimitSettings {
  readonly circuit: string;
  /** Least that the DERs of the circuit keep (§ 14a EnWG), W; undefined when the limit is on the whole circuit. */
  readonly budgetW: number | undefined;
}

/** A site.json in the words of the rules. */
export interface SitePlan {
  readonly circuits: readonly SiteCircuit[];
  readonly ders: readonly PlannedDer[];
  /** By circuit, the device that measures it; the grid connection first. */
  readonly meters: ReadonlyMap<string, string>;
  /** Device that measures the grid connection. */
  readonly gridMeter: string;
  readonly limits: readonly PlannedLimit[];
  readonly staleMs: number;
  readonly voltageV: number;
}

/** The name of a DER among all: its device and kind. */
export function derId(deviceId: string, derType: string): string {
  return `${deviceId}/${derType}`;
}

/** The grid connection: who measures it, and its phases; undefined when no fuse tells them. */
export interface SiteConnection {
  readonly meter: string;
  readonly phases: number | undefined;
}

/** The grid connection of a plan. */
export function siteConnection({ gridMeter: meter, circuits }: SitePlan): SiteConnection {
  const { length } = circuits.find(({ name }) => name === GRID)?.maxA ?? [];
  return { meter, phases: length > 0 ? length : undefined };
}

/** Whether a circuit is `top`, or hangs on it. */
export function isBelow(circuit: string, top: string, { circuits }: Pick<SitePlan, "circuits">): boolean {
  const parents = new Map(circuits.map(({ name, parent }) => [name, parent]));
  for (let at: string | undefined = circuit; at !== undefined; at = parents.get(at))
    if (at === top) return true;
  return false;
}

/** What a valid site.json means. */
export function sitePlan(site: SiteConfig): SitePlan {
  const { meter, fuse, stale_s: staleS = 60, voltage_v: voltageV = 230, circuits = [], ders = [] } = site;
  const planned: SiteCircuit[] = [
    { name: GRID, ...caps(fuse), isMetered: true },
    ...circuits.map(
      ({ name, parent = GRID, meter: sn, ...limits }): SiteCircuit => ({
        name,
        parent,
        ...caps(limits),
        isMetered: sn !== undefined,
      }),
    ),
  ];
  return {
    circuits: planned,
    ders: ders.map((der) => plannedDer(der, fuse.max_a?.length ?? 3, voltageV)),
    meters: new Map([
      [GRID, meter],
      ...circuits.flatMap(({ name, meter: sn }): [string, string][] =>
        sn === undefined ? [] : [[name, sn]],
      ),
    ]),
    gridMeter: meter,
    limits: plannedLimits(site, planned),
    staleMs: staleS * 1000,
    voltageV,
  };
}

function caps({ max_a: maxA = [], max_import_w: maxImportW, max_export_w: maxExportW }: SiteConfig["fuse"]) {
  return {
    maxA,
    ...(maxImportW === undefined ? {} : { maxImportW }),
    ...(maxExportW === undefined ? {} : { maxExportW }),
  };
}

function plannedDer(
  { sn, type, circuit = GRID, phases, max_w: maxW, min_a: minA = 6 }: NonNullable<SiteConfig["ders"]>[number],
  phaseCount: number,
  voltageV: number,
): PlannedDer {
  const on = ALL_PHASES.filter((phase) => (phases ? phases.includes(phase) : phase <= phaseCount));
  const wattsPerAmp = on.length * voltageV;
  return {
    id: derId(sn, type),
    deviceId: sn,
    derType: type,
    circuit,
    phases: on,
    maxW,
    leastW: type === "ev" ? minA * wattsPerAmp : 0,
    wattsPerAmp,
  };
}

function plannedLimits(
  { limits = {}, ders = [] }: SiteConfig,
  circuits: readonly SiteCircuit[],
): PlannedLimit[] {
  const { consumption, production } = limits;
  const { circuit: held = GRID } = consumption ?? {};
  const settings = (
    direction: LimitDirection,
    {
      failsafe_w: failsafeW,
      failsafe_min_h: hours = 2,
      protective_w: protectiveW = failsafeW,
    }: NonNullable<typeof production>,
  ): LimitSettings => ({ direction, failsafeW, failsafeMinimumMs: hours * HOUR_MS, protectiveW });
  // One outside is not held, so its minimum is none that those inside could take.
  const devices = ders.flatMap(({ circuit = GRID, enwg14a }): DimmableDevice[] =>
    enwg14a && isBelow(circuit, held, { circuits }) ? [{ kind: enwg14a.kind, ratedW: enwg14a.rated_w }] : [],
  );
  return [
    ...(consumption
      ? [
          {
            ...settings("consumption", consumption),
            circuit: held,
            budgetW: consumption.enwg14a === true ? minimumBudgetW(devices) : undefined,
          },
        ]
      : []),
    ...(production ? [{ ...settings("production", production), circuit: GRID, budgetW: undefined }] : []),
  ];
}
