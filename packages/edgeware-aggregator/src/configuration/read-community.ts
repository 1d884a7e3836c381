import { createHash } from "node:crypto";
import { canonicalJson } from "@sourceful/grid";
import type { KeyringEntry } from "@sourceful/messaging";
import type { Assignment } from "../core/authority/assignment.ts";
import type { Membership } from "../core/membership.ts";
import type {
  CommunityTopology,
  ConnectionPoint,
  Phase,
  TopologyBuilding,
} from "../core/topology/community-topology.ts";
import type { CommunityConfig } from "./community-config.ts";

type PointConfig = CommunityConfig["connection_points"][number];
type BuildingConfig = PointConfig["buildings"][number];

const NOMINAL_V = 230;

/** The topology a community.yaml describes, under the version it is given. */
export function topologyOf(config: CommunityConfig, version: number): CommunityTopology {
  const { transformers, feeders, connection_points, lines = [], switches = [], peds = [], sharing } = config;
  const busOfTransformer = new Map(transformers.map(({ id, bus }) => [id, bus]));
  const sourceBuses = transformers.flatMap(({ bus }) => (bus === undefined ? [] : [bus]));
  return {
    version,
    community: config.community,
    latitudeDeg: config.location.latitude_deg,
    longitudeDeg: config.location.longitude_deg,
    nominalV: config.nominal_v ?? NOMINAL_V,
    transformers: transformers.map(({ id, rated_va, meter }) => ({
      id,
      ratedVa: rated_va,
      ...given({ meter }),
    })),
    feeders: feeders.map(({ id, transformer, meter, bus }) => ({
      id,
      transformer,
      ...given({ meter, bus: bus ?? busOfTransformer.get(transformer) }),
    })),
    connectionPoints: connection_points.map(connectionPointOf),
    switches: switches.map(({ closed, ...ends }) => ({ ...ends, isClosed: closed })),
    lines: lines.map(({ id, from, to, r_ohm, x_ohm, r0_ohm, x0_ohm }) => ({
      id,
      from,
      to,
      rOhm: r_ohm,
      xOhm: x_ohm,
      ...given({ r0Ohm: r0_ohm, x0Ohm: x0_ohm }),
    })),
    ...(sourceBuses.length > 0 ? { sourceBuses } : {}),
    peds: peds.map(
      ({ id, boundary_version, method, connection_points: inside, import_factor, export_factor }) => ({
        id,
        boundaryVersion: boundary_version,
        method,
        connectionPoints: inside,
        importFactor: import_factor ?? 1,
        exportFactor: export_factor ?? 1,
      }),
    ),
    ...(sharing
      ? {
          sharing: {
            version: sharing.version,
            kind: sharing.kind,
            lossFraction: sharing.loss_fraction ?? 0,
            ...given({ shares: sharing.shares }),
          },
        }
      : {}),
    ...(lines.length > 0 ? { gridDigest: gridDigestOf(config) } : {}),
  };
}

/** Ratings, impedances and limits are no business of the fold, but what is computed with them names the version. */
function gridDigestOf({ transformers, lines, limits, frequency_hz }: CommunityConfig): string {
  const text = canonicalJson({ transformers, lines, ...given({ limits, frequency_hz }) });
  return createHash("sha256").update(text).digest("hex");
}

/** The keys that are believed: buildings' and meters'. */
export function keysOf(config: CommunityConfig): KeyringEntry[] {
  const reporters = [
    ...config.connection_points.flatMap(({ buildings }) => buildings),
    ...(config.meters ?? []),
  ];
  return reporters.map(({ serial, public_key, key_epoch }) => ({
    sender: serial,
    role: "building",
    keyEpoch: key_epoch ?? 1,
    publicKey: public_key,
  }));
}

/** Who is a member, in the order of the file. */
export function membershipsOf(config: CommunityConfig): Membership[] {
  return config.connection_points
    .flatMap(({ buildings }) => buildings)
    .flatMap(({ serial, member }) => {
      if (!member) return [];
      const { residency = false, consent = false, contract = false } = member.raw_series ?? {};
      return [
        {
          serial,
          state: member.state,
          hasMemberDataClause: member.member_data_clause ?? false,
          rawSeries: { residency, consent, contract },
          decisionRecord: member.decision_record,
        },
      ];
    });
}

/** Who may do what from `fromMs` on. A steward's right is named by person and role. */
export function assignmentsOf(config: CommunityConfig, fromMs: number): Assignment[] {
  return (config.stewards ?? []).map(({ name, role, may, decision_record }) => ({
    id: `${name}/${role}`,
    actor: name,
    role,
    permissions: may,
    roleControl: "monitor_only",
    actorControl: "monitor_only",
    fromMs,
    decisionRecord: decision_record,
  }));
}

function connectionPointOf(point: PointConfig): ConnectionPoint {
  return {
    id: point.id,
    feeder: point.feeder,
    ...given({ bus: point.bus }),
    phases: point.phases as Phase[],
    importVa: point.import_va,
    exportVa: point.export_va ?? 0,
    buildings: point.buildings.map(buildingOf),
  };
}

function buildingOf({ serial, phases, control, ders }: BuildingConfig): TopologyBuilding {
  return {
    serial,
    control: control ?? "monitor_only",
    ...given({ phases: phases as Phase[] | undefined }),
    ...(ders
      ? {
          ders: ders.map(({ id, kind, rated_w, capacity_wh, tilt_deg, azimuth_deg, can_form_grid }) => ({
            id,
            kind,
            ratedW: rated_w,
            ...given({
              capacityWh: capacity_wh,
              tiltDeg: tilt_deg,
              azimuthDeg: azimuth_deg,
              canFormGrid: can_form_grid,
            }),
          })),
        }
      : {}),
  };
}

/** Only the keys that have a value: what is not known is not there. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
