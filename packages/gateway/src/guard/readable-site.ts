import type { SiteConfig } from "./site-config.ts";
import { GRID } from "./site-plan.ts";

type Circuit = NonNullable<SiteConfig["circuits"]>[number];
type Der = NonNullable<SiteConfig["ders"]>[number];

/**
 * What can be read of a document that does not match its schema, so that names can be looked at as well: what is
 * unreadable is replaced, at its place, by something nothing can be said against.
 */
export function readableSite(document: unknown): SiteConfig {
  const { circuits, ders, fuse, limits } = asObject(document);
  const { max_a: maxA } = asObject(fuse);
  const { circuit, enwg14a } = asObject(asObject(limits).consumption);
  return {
    meter: "",
    fuse: Array.isArray(maxA) ? { max_a: maxA.map(() => 1) } : {},
    circuits: asList(circuits).map(readCircuit),
    ders: asList(ders).map(readDer),
    limits: {
      consumption: { failsafe_w: 0, circuit: asName(circuit) ?? GRID, enwg14a: enwg14a === true },
    },
  };
}

function readCircuit(value: unknown, index: number): Circuit {
  const { name, parent } = asObject(value);
  return { name: asName(name) ?? `\0${index}`, parent: asName(parent) ?? GRID };
}

function readDer(value: unknown, index: number): Der {
  const { sn, type, circuit, phases } = asObject(value);
  return {
    sn: asName(sn) ?? `\0${index}`,
    type: (asName(type) ?? "ev") as Der["type"],
    circuit: asName(circuit) ?? GRID,
    ...(Array.isArray(phases)
      ? { phases: phases.filter((phase) => typeof phase === "number") as [number] }
      : {}),
    // Whether it is there is said by the rules only for entries that are readable as a whole.
    enwg14a: { kind: "charge_point", rated_w: 1 },
  };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asName(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
