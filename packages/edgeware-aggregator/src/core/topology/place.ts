import type { ControlLevel } from "../authority/control-level.ts";
import type { ConnectionPoint, Phase, TopologyBuilding, TopologyDer } from "./community-topology.ts";

/** Where a reporter is and what it may be: a building behind a connection point, or a meter of an element. */
export interface Place {
  readonly serial: string;
  readonly kind: "building" | "meter";
  /** Phases in the order of its reports. */
  readonly phases: readonly Phase[];
  /** The most it can import and export, VA. */
  readonly importVa: number;
  readonly exportVa: number;
  /** Weight in coverages: its part of the connection's import capacity, whole VA. */
  readonly weightVa: number;
  readonly ders: ReadonlyMap<string, TopologyDer>;
  /** Its DERs are registered, so that others are none of its own. */
  readonly isRegistered: boolean;
  /** Rated power of its PV altogether, W. */
  readonly pvW: number;
  /** Ids of its registered PV planes. */
  readonly planes: readonly string[];
  /** Ids of its registered DERs that are energy flows of their own; an inverter's or meter's power is that of others. */
  readonly flows: readonly string[];
  /** Of a building. */
  readonly point?: ConnectionPoint;
  /** How far its owner lets others control it. */
  readonly control?: ControlLevel;
}

const FLOWS: readonly string[] = ["pv", "battery", "ev", "v2x_charger"];

/** The place of a building behind a connection point. */
export function placeOfBuilding(point: ConnectionPoint, building: TopologyBuilding): Place {
  const ders = building.ders ?? [];
  const planes = ders.filter(({ kind }) => kind === "pv");
  return {
    serial: building.serial,
    kind: "building",
    phases: building.phases ?? point.phases,
    importVa: point.importVa,
    exportVa: point.exportVa,
    weightVa: Math.max(1, Math.round((point.importVa || point.exportVa) / point.buildings.length)),
    ders: new Map(ders.map((der) => [der.id, der])),
    isRegistered: building.ders !== undefined,
    pvW: planes.reduce((sum, { ratedW }) => sum + ratedW, 0),
    planes: planes.map(({ id }) => id),
    flows: ders.filter(({ kind }) => FLOWS.includes(kind)).map(({ id }) => id),
    point,
    ...(building.control && { control: building.control }),
  };
}

/** The place of a three-phase meter at a feeder or transformer of that rating. */
export function placeOfMeter(serial: string, ratedVa: number): Place {
  return {
    serial,
    kind: "meter",
    phases: [1, 2, 3],
    importVa: ratedVa,
    exportVa: ratedVa,
    weightVa: Math.max(1, Math.round(ratedVa)),
    ders: new Map(),
    isRegistered: true,
    pvW: 0,
    planes: [],
    flows: [],
  };
}
