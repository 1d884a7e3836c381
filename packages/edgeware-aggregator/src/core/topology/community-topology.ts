import type { ControlLevel } from "../authority/control-level.ts";

/** A phase conductor. */
export type Phase = 1 | 2 | 3;

/** A DER as the community knows it: the register against which its telemetry is judged. */
export interface TopologyDer {
  readonly id: string;
  /** As in the domain's DER kinds: `pv`, `battery`, `ev`, `v2x_charger`, … */
  readonly kind: string;
  readonly ratedW: number;
  /** Of a battery. */
  readonly capacityWh?: number;
  /** Of a PV plane: degrees from horizontal, and clockwise from north. Without both, any orientation is assumed. */
  readonly tiltDeg?: number;
  readonly azimuthDeg?: number;
  /** Can hold up an island's voltage and frequency. */
  readonly canFormGrid?: boolean;
}

/** A building behind a connection point. */
export interface TopologyBuilding {
  /** The serial of its edge node. */
  readonly serial: string;
  readonly ders?: readonly TopologyDer[];
  /** How far its owner lets others control it; not at all when not known. */
  readonly control?: ControlLevel;
  /** Which of the connection point's phases it is on, in the order of its reports. Default: all of them. */
  readonly phases?: readonly Phase[];
}

/** Where buildings meet the network; its capacities bind all of them jointly (R48). */
export interface ConnectionPoint {
  readonly id: string;
  readonly feeder: string;
  /** Bus of the network; without one the building takes no part in partitions and voltage tests. */
  readonly bus?: string;
  readonly phases: readonly Phase[];
  /** Maximum import and export capacity (MIC, MEC), VA. */
  readonly importVa: number;
  readonly exportVa: number;
  readonly buildings: readonly TopologyBuilding[];
}

/** A feeder below a transformer. */
export interface Feeder {
  readonly id: string;
  readonly transformer: string;
  /** Serial of a meter at its head, reporting like a building. */
  readonly meter?: string;
  /** The bus it starts from: where its voltage is the transformer's. */
  readonly bus?: string;
  /** Losses are about this times the square of the feeder's power, 1/W; from a sweep at rating. */
  readonly lossPerW?: number;
}

export interface Transformer {
  readonly id: string;
  readonly ratedVa: number;
  /** Serial of a meter on its low-voltage side. */
  readonly meter?: string;
}

/** A line of the network; impedances of its whole length, ohm. */
export interface TopologyLine {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly rOhm: number;
  readonly xOhm: number;
  /** Zero sequence; without them four times the positive sequence, as for four-core cable of equal cores. */
  readonly r0Ohm?: number;
  readonly x0Ohm?: number;
}

export interface TopologySwitch {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly isClosed: boolean;
}

/** The boundary of a positive energy district and the method its balance is computed under (R44, C-87). */
export interface PedBoundary {
  readonly id: string;
  /** Rises whenever the boundary changes; results across versions are not comparable. */
  readonly boundaryVersion: string;
  /** `name@version` of the accounting method. */
  readonly method: string;
  readonly connectionPoints: readonly string[];
  /** Primary energy per energy over the boundary. */
  readonly importFactor: number;
  readonly exportFactor: number;
}

/** How shared energy is divided: by fixed shares or in proportion to consumption (C-86: SK-STATIC, SK-PROP). */
export interface SharingKey {
  readonly version: string;
  readonly kind: "SK-STATIC" | "SK-PROP";
  /** Of SK-STATIC: share per serial, any positive scale. */
  readonly shares?: Readonly<Record<string, number>>;
  /** Declared losses as a share of what is shared. */
  readonly lossFraction: number;
}

/**
 * Who is connected where, as one immutable version. Every result names the version it was computed under.
 * Powers follow the site convention: positive is import from the network.
 */
export interface CommunityTopology {
  /** Rises with every change. */
  readonly version: number;
  readonly community: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly transformers: readonly Transformer[];
  readonly feeders: readonly Feeder[];
  readonly connectionPoints: readonly ConnectionPoint[];
  readonly switches?: readonly TopologySwitch[];
  readonly lines?: readonly TopologyLine[];
  /** The buses where the public network feeds in; partitions without one are islands or dead. */
  readonly sourceBuses?: readonly string[];
  readonly peds?: readonly PedBoundary[];
  readonly sharing?: SharingKey;
  /** Line-to-neutral voltage, V. */
  readonly nominalV: number;
  /** Of what else results of the network depend on, so that another of it is another version. SHA-256, hex. */
  readonly gridDigest?: string;
}
